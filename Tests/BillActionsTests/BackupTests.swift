import BillActions
import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

struct BackupTests {
  @Test(arguments: [true, false])
  func `a backup brings everything back, also to another machine`(isSameMachine: Bool) throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let before = try Lists(fixture.account.open())
    let archive = try backUp(fixture)
    let files = FileManager.default
    try files.removeItem(atPath: "\(fixture.account.home.folder)/data")
    if !isSameMachine { try files.removeItem(atPath: "\(fixture.account.home.folder)/state") }

    let plan = try RestoreBackup(path: archive).plan(in: fixture.home)
    #expect(plan.accounts == [fixture.account.id])
    let restored = try plan.perform(in: fixture.home) { _, _ in
      Proof(password: BilledFixture.password)
    }
    #expect(restored.map(\.account.email) == [AccountFixture.email])
    let after = try Lists(fixture.account.logIn())
    #expect(after == before)
    #expect(Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight } == [])
    let payees = try fixture.account.open().books.read { try $0.payees() }
    let access = try fixture.account.stepUp()
    for payee in payees { #expect(try access.number(of: payee).hasSuffix(payee.last4)) }
  }

  @Test func `the same bill is known again after a restore on another machine`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let archive = try backUp(fixture)
    for place in ["data", "state"] {
      try FileManager.default.removeItem(atPath: "\(fixture.account.home.folder)/\(place)")
    }
    let plan = try RestoreBackup(path: archive).plan(in: fixture.home)
    _ = try plan.perform(in: fixture.home) { _, _ in
      Proof(password: BilledFixture.password)
    }
    let again = try ImportBills(sources: [BilledFixture.examples]).perform(
      fixture.account.logIn())
    #expect(again.imported.isEmpty)
    #expect(again.held.isEmpty)
    #expect(!again.duplicates.isEmpty)
  }

  @Test func `a wrong password leaves the home as it was`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let before = try Lists(fixture.account.open())
    let archive = try backUp(fixture)
    let plan = try RestoreBackup(path: archive, replaces: true).plan(in: fixture.home)
    #expect(throws: AccessError.wrongCredentials) {
      try plan.perform(in: fixture.home) { _, _ in
        Proof(password: AccountFixture.secret("something else entirely"))
      }
    }
    let after = try Lists(fixture.account.open())
    #expect(after == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.account.home.folder)
    #expect(names.filter { $0.hasPrefix("data.") } == [])
  }

  @Test func `a home in use is replaced only when asked for, and kept aside`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let archive = try backUp(fixture)
    #expect(throws: BackupError.homeInUse) {
      try RestoreBackup(path: archive).plan(in: fixture.home)
    }
    let plan = try RestoreBackup(path: archive, replaces: true).plan(in: fixture.home)
    let aside = try #require(plan.aside)
    _ = try plan.perform(in: fixture.home) { _, _ in
      Proof(password: BilledFixture.password)
    }
    #expect(FileManager.default.fileExists(atPath: "\(aside)/accounts/\(fixture.account.id).db"))
    #expect(throws: AccessError.self) { try fixture.account.open() }
  }

  @Test func `a backup that was changed or cut off is refused`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let archive = try backUp(fixture)
    let whole = try Data(contentsOf: URL(fileURLWithPath: archive))
    for offset in [0, 200, 512, 700, whole.count / 2, whole.count - 1100] {
      var changed = whole
      changed[offset] ^= 1
      try changed.write(to: URL(fileURLWithPath: archive))
      #expect(throws: (any Error).self, "byte \(offset)") {
        try RestoreBackup(path: archive, replaces: true).plan(in: fixture.home)
      }
    }
    for length in [0, 511, 512, whole.count / 2, whole.count - 1025] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: archive))
      #expect(throws: (any Error).self, "length \(length)") {
        try RestoreBackup(path: archive, replaces: true).plan(in: fixture.home)
      }
    }
  }

  @Test func `a backup holds no key, no session and replaces no file unasked`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let archive = try backUp(fixture)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
    let key = try Data(
      contentsOf: URL(fileURLWithPath: "\(fixture.account.home.folder)/state/install.key"))
    #expect(bytes.range(of: key) == nil)
    #expect(bytes.range(of: Data("DE21123456780000012345".utf8)) == nil)
    #expect(throws: FileError.alreadyExists(path: archive)) {
      try MakeBackup(path: archive).perform(in: fixture.home)
    }
    #expect(FolderAudit.mode(of: archive) == 0o600)
  }

  private func backUp(_ fixture: BilledFixture) throws -> String {
    let path = "\(fixture.account.home.folder)/backup.tar"
    let result = try MakeBackup(path: path).perform(in: fixture.home)
    #expect(result.accounts == 1)
    return path
  }

  /// Everything a user sees in lists.
  private struct Lists: Equatable {
    let bills: [Bill]
    let history: [HistoryItem]
    let methods: [PaymentMethod]
    let sections: [StatementSection]
    let journal: String

    init(_ access: ReadAccess) throws {
      (bills, methods) = try access.books.read { (try $0.bills(), try $0.methods()) }
      history = try ListHistory().perform(access)
      sections = try MakeStatement(period: "rolling").perform(access).sections
      journal = try ExportJournal(dialect: .hledger).perform(access)
    }
  }
}
