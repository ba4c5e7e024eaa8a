/// What a code that was sent is good for; for anything else it is worth nothing.
package enum CodePurpose: String, Hashable, Sendable, CaseIterable {
  case confirmEmail = "confirm-email"
  case confirmPhone = "confirm-phone"
  case enrollEmail = "enroll-email"
  case enrollText = "enroll-sms"
  /// The second factor of a login.
  case login
  /// The second factor of what is approved inside a session.
  case stepUp = "step-up"
  /// In the place of the password, for looking only.
  case textLogin = "text-login"
  /// What a recovery begins with.
  case recover

  /// Those that prove a person who has an account already.
  static let proofs: [CodePurpose] = [.login, .stepUp, .textLogin, .recover]
}
