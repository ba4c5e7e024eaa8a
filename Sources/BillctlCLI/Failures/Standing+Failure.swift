import BillActions

extension StandingError: Explained {
  var failure: Failure {
    switch self {
    case .mayNotPay(let obstacles):
      guard let first = obstacles.first, obstacles.count == 1 else {
        return Failure(
          "may-not-pay", "nothing was paid: this account may not pay yet",
          hints: obstacles.map { "\($0.words): \($0.remedy)" })
      }
      return Failure(first.id, "nothing was paid: \(first.words)", hints: [first.remedy])
    }
  }
}

extension PayObstacle {
  /// The stable id of the obstacle in errors.
  var id: String {
    switch self {
    case .frozen: "frozen"
    case .suspended: "suspended"
    case .termsNotAccepted: "terms-not-accepted"
    case .emailNotConfirmed: "email-not-confirmed"
    case .locked: "locked"
    case .needsVerification: "needs-verification"
    case .emptyWallet: "empty-wallet"
    case .unusableMethod: "no-usable-method"
    }
  }

  /// What is wrong, as the end of a sentence.
  var words: String {
    switch self {
    case .frozen: "the account is frozen"
    case .suspended: "the account is suspended, its terms were withdrawn"
    case .termsNotAccepted(let version): "the terms (version \(version)) are not accepted"
    case .emailNotConfirmed(let email): "the address \(email) is not confirmed"
    case .locked(let until): "the account is locked until \(until) after too many failures"
    case .needsVerification: "the account is locked after too many failures"
    case .emptyWallet: "the wallet is empty"
    case .unusableMethod(let label, let obstacle): "\(label) cannot pay: \(obstacle.words)"
    }
  }

  /// What can be said of a lock that asks for verification.
  static let verificationRemedy = "billctl account recover start"

  /// What mends it, by a command where one can.
  var remedy: String {
    switch self {
    case .frozen: "billctl account unfreeze"
    case .suspended, .termsNotAccepted: "billctl account terms --accept"
    case .emailNotConfirmed:
      "billctl account confirm CODE (a new code: billctl account resend), or vouch for it: "
        + "billctl account confirm --self-attest"
    case .locked: "it ends by itself; nothing you type before then is looked at"
    case .needsVerification: PayObstacle.verificationRemedy
    case .emptyWallet: "billctl wallet add bank IBAN"
    case .unusableMethod(let label, let obstacle): "\(obstacle.remedy(label)), or add another one"
    }
  }
}
