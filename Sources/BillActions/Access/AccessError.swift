package import BillCore
package import BillCredentials

/// Why somebody is not let in, or not let pay.
package enum AccessError: Error, Equatable {
  /// Nobody is logged in to the account.
  case notLoggedIn
  /// The session is over.
  case sessionEnded(SessionEnd)
  /// The same of the session that was given in `BILLCTL_SESSION`.
  case givenSessionEnded(SessionEnd)
  /// E-mail address, password or code is wrong; which one is not said.
  case wrongCredentials
  /// The password is right and the code is wrong, too old or used.
  case wrongCode
  /// Too many failures; not looked at before `until`.
  case locked(until: Instant)
  /// Only the recovery key helps.
  case needsVerification
  /// The password is right and the login so unusual that the account was locked.
  case tooRisky(score: Int)
  /// The login is unusual, and codes by mail or text message do not count for it.
  case strongerCodeNeeded(score: Int)
  /// The same of a login by a texted code, which takes no other.
  case textNotEnough(score: Int)
  /// `BILLCTL_SESSION` holds no session that was ever begun here.
  case wrongSession
  /// The account was frozen or locked, and its sessions with it.
  case sessionLocked(SessionLock)
  /// `BILLCTL_SESSION` belongs to another account than was named.
  case sessionOfAnother(String)
  /// A code of the second factor is needed beside the password.
  case codeNeeded
  /// The code was right, but one that is sent is not enough for this while the account has an app.
  case strongCodeNeeded(PasswordReason)
  /// The password is needed for this, whatever session there is.
  case passwordNeeded(PasswordReason)
  /// A stored counter or session was edited.
  case tampered(String)
}

/// Why a session that was given does not open anything any more.
package enum SessionLock: Hashable, Sendable {
  /// Freezing ended it.
  case frozen
  /// Only a verified person goes on.
  case needsVerification
}

/// Why a password is asked for although somebody is logged in.
package enum PasswordReason: Hashable, Sendable {
  /// No session that may spend is alive.
  case noMoneySession
  /// The plan moves money to payees that were never paid before.
  case newPayees(Int)
  /// The plan lets more leave than the account's limit.
  case overLimit(MoneyLimit.Excess)
  /// The step itself needs it, in the words of a sentence: `removing a second factor`.
  case operation(String)
}
