package import BillCore
package import BillCredentials

/// Why somebody is not let in, or not let pay.
package enum AccessError: Error, Equatable {
  /// Nobody is logged in to the account.
  case notLoggedIn
  /// The session is over.
  case sessionEnded(SessionEnd)
  /// E-mail address, password or code is wrong; which one is not said.
  case wrongCredentials
  /// The password is right and the code is wrong, too old or used.
  case wrongCode
  /// Too many failures; not looked at before `until`.
  case locked(until: Instant)
  /// Only the recovery key helps.
  case needsVerification
  /// A code of the second factor is needed beside the password.
  case codeNeeded
  /// The code was right, but one that is sent is not enough for this while the account has an app.
  case strongCodeNeeded(PasswordReason)
  /// The password is needed for this, whatever session there is.
  case passwordNeeded(PasswordReason)
  /// A stored counter or session was edited.
  case tampered(String)
}

/// Why a password is asked for although somebody is logged in.
package enum PasswordReason: Hashable, Sendable {
  /// No session that may spend is alive.
  case noMoneySession
  /// The plan moves money to payees that were never paid before.
  case newPayees(Int)
  /// The step itself needs it, in the words of a sentence: `removing a second factor`.
  case operation(String)
}
