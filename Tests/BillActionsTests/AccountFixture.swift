import BillActions
import BillCore
import BillCredentials
import BillStore

/// Ana's account in a simulated test home.
struct AccountFixture {
  let home: SimulatedHome
  let id: RecordID
  let recoveryKey: RecoveryKey

  static let email = "ana@example.org"
  static let password = "copper lantern drifts north 41"

  /// Makes the account; it ends logged in.
  init(selfAttests: Bool = true) throws {
    home = try SimulatedHome()
    let start = StartAccount(
      email: AccountFixture.email, name: "Ana Beispiel", isTest: true, acceptsTerms: true,
      selfAttests: selfAttests, zone: nil)
    let account = try start.plan(in: home.after())
    let result = try start.perform(
      account, password: AccountFixture.secret(AccountFixture.password), in: home.after())
    id = account.id
    recoveryKey = result.recoveryKey
  }

  static func secret(_ text: String) -> SecureBytes { SecureBytes(copying: Array(text.utf8)) }

  static func proof(_ password: String = password, code: String? = nil) -> Proof {
    Proof(password: secret(password), code: code)
  }

  /// Logs in so many seconds after the beginning.
  @discardableResult
  func logIn(
    _ password: String = password, code: String? = nil, after seconds: Int64 = 0
  ) throws -> ReadAccess {
    try LogIn(email: AccountFixture.email).perform(
      AccountFixture.proof(password, code: code), in: home.after(seconds))
  }

  /// The account by its live session.
  func open(after seconds: Int64 = 0) throws -> ReadAccess {
    try ReadAccess(home.after(seconds), email: nil)
  }

  /// The account with its key, proven anew.
  func stepUp(code: String? = nil, after seconds: Int64 = 0) throws -> MoneyAccess {
    try open(after: seconds).money(by: AccountFixture.proof(code: code))
  }

  /// How many events of a kind are on record.
  func count(_ kind: String) throws -> Int {
    try home.after().books(of: id).read { try $0.events(limit: 10_000, kindPrefix: kind) }.count
  }

  var databasePath: String { "\(home.folder)/data/accounts/\(id).db" }
}
