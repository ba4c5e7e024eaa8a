import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

struct ExchangeTests {
  private static let key = RecoveryKey.generate()

  @Test func `a round trip loses nothing but what is meant to stay behind`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    let before = try Tables(fixture.home.books(of: fixture.account.id))
    let other = try SimulatedHome()
    defer { other.remove() }
    _ = try ExchangeTests.take(file, into: other.after())
    let after = try Tables(other.after().books(of: fixture.account.id))
    #expect(before.kept.keys.sorted() == after.kept.keys.sorted())
    for (table, rows) in before.kept {
      // Events are only added to.
      #expect(Array((after.kept[table] ?? []).prefix(rows.count)) == rows, "\(table)")
      if table != "event" { #expect(after.kept[table]?.count == rows.count, "\(table)") }
    }
    let left = try fixture.originals().sorted()
    #expect(try !left.isEmpty && ExchangeTests.originals(other, fixture.account.id) == left)
  }

  @Test func `what was imported is whole, and its numbers open`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    let other = try SimulatedHome()
    defer { other.remove() }
    _ = try ExchangeTests.take(file, into: other.after())
    let read = try LogIn(email: AccountFixture.email).perform(
      AccountFixture.proof(), in: other.after())
    let access = try read.money(by: AccountFixture.proof())
    for payee in try access.books.read({ try $0.payees() }) {
      #expect(try access.number(of: payee).hasSuffix(payee.last4))
    }
    #expect(Doctor(words: { "\($0)" }).perform(in: other.after()).filter { !$0.isRight } == [])
    let again = try ImportBills(sources: [BilledFixture.examples]).perform(read)
    #expect(again.imported.isEmpty)
    #expect(!again.duplicates.isEmpty)
  }

  @Test func `every table is in the export or on the list of what stays behind`() throws {
    let tables = try Books(inMemory: .blank).read { try $0.tables() }
    let names = Set(tables.map(\.name))
    #expect(names.isSuperset(of: ExportScope.tablesLeftOut))
    #expect(names.isSuperset(of: ExportScope.tablesMadeAnew))
    let lists = [ExportScope.columnsLeftOut, ExportScope.columnsKeyedAnew]
    for (table, columns) in lists.flatMap({ $0 }) {
      let known = tables.first { $0.name == table }?.columns.map(\.name) ?? []
      #expect(Set(known).isSuperset(of: columns), "\(table)")
    }
    for table in tables {
      let row = StoredRow(
        table: table.name, columns: table.columns.map { .init(name: $0.name, value: .null) })
      let carried = ExportScope.carried(row)?.columns.map(\.name)
      let expected = table.columns.map(\.name).filter {
        !(ExportScope.columnsLeftOut[table.name]?.contains($0) ?? false)
      }
      #expect(
        carried == (ExportScope.tablesLeftOut.contains(table.name) ? nil : expected), "\(table)")
    }
  }

  @Test func `every column of bytes is known to be carried, keyed anew or left behind`() throws {
    let tables = try Books(inMemory: .blank).read { try $0.tables() }
    let found = tables.filter { !ExportScope.tablesLeftOut.contains($0.name) }.flatMap { table in
      table.columns.filter { $0.holdsBytes && !ExchangeTests.isIdentity($0.name) }
        .map { "\(table.name).\($0.name)" }
    }
    // A new one needs a decision: bytes that the installation keyed are worthless elsewhere.
    #expect(Set(found).subtracting(ExchangeTests.knownBytes).sorted() == [])
  }

  /// Exports Ana's account with a confirmed number, for a home that is still empty.
  private func withExportedPhone(_ body: (_ file: String, _ home: Home) throws -> Void) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    let file = try ExchangeTests.export(ana)
    let other = try SimulatedHome()
    defer { other.remove() }
    try body(file, Home(ana.box.connect(other.after().world)))
  }

  @Test func `a confirmed phone number comes back as one`() throws {
    try withExportedPhone { file, home in
      let account = try ExchangeTests.take(file, into: home)
      #expect(try home.account(phone: "+4930901820") == account.id)
    }
  }

  @Test func `a number that names another account here must be confirmed again`() throws {
    try withExportedPhone { file, home in
      let start = StartAccount(
        email: "ben@example.org", name: "Ben Beispiel", isTest: true, acceptsTerms: true,
        selfAttests: true, zone: nil)
      let ben = try start.plan(in: home)
      _ = try start.perform(
        ben, password: AccountFixture.secret(AccountFixture.password), in: home)
      try home.books(of: ben.id).write(at: home.world.now) {
        try AccountPhone(home, ben.id)
          .store(PhoneNumber("+4930901820"), confirmedAt: home.world.now, $0)
      }
      try ExchangeTests.take(file, into: home)
      #expect(try home.account(phone: "+4930901820") == ben.id)
      let access = try LogIn(email: AccountFixture.email).perform(AccountFixture.proof(), in: home)
      #expect(access.account.phoneLast4 == "1820" && access.account.phoneConfirmedAt == nil)
      #expect(try PhoneConfirmation(access).awaited() == "…1820")
    }
  }

  @Test func `an address that was changed can be put back where the account was taken to`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    _ = try ChangeEmail("ben@example.org").perform(ana.stepUp())
    let stop = try ana.box.stopCode()
    _ = try EmailConfirmation(ana.open()).confirm(code: ana.box.code())
    let path = try ExchangeTests.export(ana)
    let other = try SimulatedHome()
    defer { other.remove() }
    let home = Home(ana.box.connect(other.after().world))
    #expect(try ExchangeTests.take(path, into: home).email == "ben@example.org")
    #expect(try StopChange(code: stop).perform(in: home).email == AccountFixture.email)
  }

  @Test func `nothing readable is on the disk on the way, and the file is its owner's`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    for canary in ["DE21123456780000012345", AccountFixture.email, "Ana Beispiel"] {
      #expect(bytes.firstRange(of: Array(canary.utf8)) == nil)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
  }

  @Test func `the text inside has the numbers in full`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    var text: [UInt8] = []
    try ImportAccount(path: file).text(secret: ExchangeTests.secret, to: { text += $0 })
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { $0.contains(#""opened":"DE21123456780000012345""#) }.count == 1)
    #expect(!lines.contains { $0.contains(#""table":"session""#) })
  }

  @Test func `a wrong password or an altered file leaves nothing behind`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    let other = try SimulatedHome()
    defer { other.remove() }
    #expect(throws: AccessError.wrongCredentials) {
      try ExchangeTests.take(file, into: other.after(), password: "something else entirely")
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes.removeLast(20)
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(throws: ExchangeError.altered) { try ExchangeTests.take(file, into: other.after()) }
    #expect(other.after().isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: other.folder)
    #expect(names.filter { $0.hasPrefix("data.") } == [])
  }

  @Test func `an account is imported only where it does not live`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let file = try ExchangeTests.export(fixture)
    #expect(throws: ExchangeError.isHere(fixture.account.id)) {
      try ExchangeTests.take(file, into: fixture.home)
    }
  }
}

extension ExchangeTests {
  private static func isIdentity(_ name: String) -> Bool {
    name == "id" || name.lowercased().hasSuffix("id")
  }

  private static let knownBytes: Set<String> = [
    "account.phoneSealed", "account.phoneHash", "account.boxPublicKey", "account.signPublicKey",
    "account.boxSecret", "account.signSecret", "account.standingMAC", "event.subject",
    "event.hash", "event.mac", "keySlot.account", "keySlot.salt", "keySlot.commitment",
    "keySlot.nonce", "keySlot.ciphertext", "keySlot.lastUsedMAC", "keySlot.device",
    "factor.sealed",
    "recoveryCode.hash", "method.sealed", "payee.accountHash", "payee.boxed", "payee.sealed",
    "payment.approval", "payment.mandateRoot", "payment.railHash", "idempotency.digest",
    "bill.replacedBy",
    "schedule.mac",
    "agent.signPublicKey", "agent.boxPublicKey", "agent.signature", "mandate.root",
    "mandate.payeeHash", "mandate.railHash", "mandate.content", "mandate.boxedKey",
    "mandate.capsuleHash", "mandate.signature", "billSignature.signature", "device.fingerprint",
    "device.publicKey", "device.signature", "identifierChange.sealed", "typingProfile.sealed",
  ]

  static func export(_ fixture: BilledFixture) throws -> String {
    let path = "\(fixture.account.home.folder)/ana.billctl"
    _ = try ExportAccount(path: path).perform(fixture.account.stepUp(), lock: .key(key))
    return path
  }

  static func export(_ fixture: FactorFixture) throws -> String {
    let path = "\(fixture.ana.home.folder)/ana.billctl"
    _ = try ExportAccount(path: path).perform(fixture.stepUp(), lock: .key(key))
    return path
  }

  static func secret(_ kind: SealedFile.Kind) -> SecureBytes {
    SecureBytes(copying: Array(key.text.utf8))
  }

  @discardableResult
  static func take(
    _ file: String, into home: Home, password: String = AccountFixture.password
  ) throws -> Account {
    try ImportAccount(path: file).perform(in: home, secret: secret) { _, _ in
      AccountFixture.proof(password)
    }.account
  }

  static func originals(_ home: SimulatedHome, _ id: RecordID) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: "\(home.folder)/data/originals/\(id)"
    ).sorted()
  }
}

extension BilledFixture {
  fileprivate func originals() throws -> [String] {
    try ExchangeTests.originals(account.home, account.id)
  }
}

/// The rows of an account that have to be the same elsewhere.
private struct Tables {
  let kept: [String: [StoredRow]]

  init(_ books: Books) throws {
    kept = try books.read { reader in
      var kept: [String: [StoredRow]] = [:]
      for table in try reader.tables() where !ExportScope.tablesMadeAnew.contains(table.name) {
        let rows = try reader.rows(of: table).compactMap(ExportScope.carried).map {
          row -> StoredRow in
          var row = row
          let keyed = ExportScope.columnsKeyedAnew[table.name] ?? []
          row.columns.removeAll { keyed.contains($0.name) }
          // The export itself is on record after it was made.
          return row
        }.filter { $0["kind"] != .text("account.exported") }
        if !ExportScope.tablesLeftOut.contains(table.name) { kept[table.name] = rows }
      }
      return kept
    }
  }
}
