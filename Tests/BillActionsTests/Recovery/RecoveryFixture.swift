import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

extension AccountFixture {
  static let newPassword = "violet harbour counts seventeen"

  /// The code of the latest mail.
  func mailedCode() throws -> String {
    let mail = try #require(try home.lastMail())
    return String(try #require(mail.firstMatch(of: /\b[0-9]{8}\b/)).output)
  }

  /// Lets the holder recover the account without its key, as a verified support case does.
  func permitRecovery() throws {
    let home = home.after()
    try home.books(of: id).write(at: home.world.now) {
      try RecoveryPermit(home, id).give(because: id, $0)
    }
  }

  /// Asks for a code and finishes with it.
  @discardableResult
  func recover(
    by evidence: RecoveryEvidence? = nil, removesFactors: Bool = false,
    password: String = newPassword, after seconds: Int64 = 0
  ) throws -> RecoverAccount.Result {
    let home = home.after(seconds)
    try StartRecovery(.email(AccountFixture.email)).perform(in: home)
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: evidence ?? .recoveryKey(recoveryKey),
      removesFactors: removesFactors)
    return try action.perform(
      AccountFixture.secret(password), action.prove(mailedCode(), in: home), in: home)
  }
}
