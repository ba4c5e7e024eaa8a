import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Testing

@testable import BillActions

/// What somebody can do who writes to the database and knows no secret.
@Suite(.enabled(if: Tool("sqlite3") != nil))
struct PayTamperingTests {
  @Test func `An accepted account is not exchanged for one boxed with the public key`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let payee = try ana.acceptedPayee()
    let box = try ana.box(SampleBill.otherAccount, for: payee)
    try ana.edit("UPDATE payee SET sealed = NULL, boxed = x'\(box)'")
    // An accepted account without a seal is against the rules of its table too.
    let before = ana.outbox
    #expect(throws: AccessError.tampered("database")) { try ana.pay(ana.request("R-2")) }
    #expect(ana.outbox == before)
    let wrong = Doctor(words: { "\($0)" }).perform(in: ana.desk.ana.home.after()).filter {
      !$0.isRight
    }
    #expect(wrong.map(\.subject).contains(.payees))
  }

  @Test func `A boxed number that its keyed hash was not made from is not accepted by a yes`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let payee = try #require(try ana.access.books.read { try $0.payees() }.first)
    let box = try ana.box(SampleBill.otherAccount, for: payee)
    try ana.edit("UPDATE payee SET boxed = x'\(box)'")
    #expect(throws: CredentialError.tampered(.boxedValue)) { try ana.pay(ana.request("R-1")) }
    #expect(ana.outbox.isEmpty && ana.stage.isEmpty)
    let secret = try ana.access.books.read { try $0.payeeSecret(payee.id) }
    #expect(secret == .boxed(try ana.bytes(box)))
  }

  @Test(arguments: [
    "UPDATE payee SET address = replace(address, 'Musterstadt', 'Elsewhere')",
    "UPDATE payee SET country = 'FR'",
    "UPDATE payee SET name = 'Mallory'", "UPDATE payee SET agent = 'COBADEFFXXX'",
    "UPDATE payee SET accountHash = zeroblob(32)", "UPDATE payee SET version = version + 1",
  ])
  func `What goes to the bank beside the number is sealed with it`(sql: String) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    _ = try ana.acceptedPayee()
    try ana.edit(sql)
    try ana.opensNoAccount()
    try ana.refusesToPay("R-2")
  }

  @Test func `An offered account does not become accepted by an edit of its state`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    // Its number joins under a seal; nobody has said yes to it.
    _ = try ana.desk.ana.stepUp()
    try ana.edit("UPDATE payee SET state = 'accepted'")
    try ana.opensNoAccount()
    try ana.refusesToPay("R-1")
  }

  @Test func `Seals do not open in another account's row`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    _ = try ana.acceptedPayee()
    var other = SampleBill()
    (other.number, other.name, other.vatID) = ("T-1", "Tischlerei Probe", "DE999999991")
    other.account = SampleBill.otherAccount
    try ana.desk.take(other)
    try ana.pay(ana.request("T-1"))
    let files = ana.outbox
    try ana.edit(
      """
      CREATE TEMP TABLE kept AS SELECT id, sealed FROM payee;
      UPDATE payee SET sealed = (SELECT sealed FROM kept WHERE kept.id <> payee.id)
      """)
    try ana.refusesToPay("R-2", files)
  }

  @Test func `A method's seal does not open for another holder or number`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    _ = try ana.acceptedPayee()
    try ana.edit("UPDATE method SET holder = 'Mallory'")
    try ana.refusesToPay("R-2")
  }
}

extension PayFixture {
  /// Pays one bill, so that its account is accepted, and takes in a second one.
  fileprivate func acceptedPayee() throws -> Payee {
    try bill("R-1")
    try pay(request("R-1"))
    try bill("R-2")
    let payee = try #require(try access.books.read { try $0.payees() }.first)
    #expect(payee.state == .accepted)
    return payee
  }

  /// A box anybody can make who reads the database, in hexadecimal.
  fileprivate func box(_ number: String, for payee: Payee) throws -> String {
    let account = try access.account
    let record = try #require(try access.books.read { try $0.accountKeys() })
    let box = AccountKeys.boxSeal(
      SecureBytes(copying: Array(number.utf8)),
      for: MoneyAccess.context(payee, account: account.id), publicKey: record.boxPublicKey)
    return try #require(box).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  fileprivate func bytes(_ hexadecimal: String) throws -> [UInt8] {
    let digits = Array(hexadecimal)
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      try #require(UInt8(String(digits[index...(index + 1)]), radix: 16))
    }
  }

  func edit(_ sql: String) throws {
    let result = try #require(Tool("sqlite3")).run([
      desk.ana.databasePath, "PRAGMA ignore_check_constraints = 1;" + sql,
    ])
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Whatever the log says, the seal does not open in a row that was edited.
  fileprivate func opensNoAccount(_ location: SourceLocation = #_sourceLocation) throws {
    let money = try access.money()
    try access.books.read { reader in
      let payee = try #require(try reader.payees().first, sourceLocation: location)
      #expect(throws: CredentialError.tampered(.row), sourceLocation: location) {
        try money.unproven(payee, reader)
      }
    }
  }

  /// Pays as after a `pay --yes`: with the live session and without a password.
  ///
  /// What the log contradicts is refused before its seal is looked at.
  fileprivate func refusesToPay(
    _ number: String, _ files: [String]? = nil, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = files ?? outbox
    #expect(sourceLocation: location) {
      try PayBills(plan(request(number)), access.money()).perform()
    } throws: {
      $0 as? CredentialError == .tampered(.row) || ($0 as? AccessError)?.isOfPayee == true
    }
    #expect(outbox == before && stage.isEmpty, sourceLocation: location)
  }
}

extension AccessError {
  fileprivate var isOfPayee: Bool {
    if case .tampered(let what) = self { what.hasPrefix("record of payee account") } else { false }
  }
}
