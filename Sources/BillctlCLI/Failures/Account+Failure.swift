import BillActions
import BillCore

extension PasswordError: Explained {
  var failure: Failure {
    switch self {
    case .weak(let weaknesses):
      Failure("weak-password", "choose another password", hints: weaknesses.map(\.words))
    }
  }
}

extension FactorError: Explained {
  var failure: Failure {
    switch self {
    case .nothingPending:
      Failure(
        "nothing-pending", "no second factor waits for its first code",
        hints: ["billctl mfa enroll totp"])
    case .noFactor:
      Failure(
        "no-factor", "recovery codes stand in for a second factor, and you have none",
        hints: ["billctl mfa enroll totp"])
    }
  }
}

extension SettingsError: Explained {
  var failure: Failure {
    switch self {
    case .emptyName:
      Failure("empty-name", "a name is needed", hints: ["say it: --name NAME"], status: .usage)
    case .unknownCountry(let text):
      Failure(
        "unknown-country", "there is no country \(text)", hints: ["two letters, such as DE"],
        status: .usage)
    case .unknownZone(let zone):
      Failure(
        "unknown-zone", "there is no time zone \(zone)", hints: ["such as Europe/Berlin"],
        status: .usage)
    }
  }
}

extension PhoneNumberError: Explained {
  var failure: Failure { Failure("bad-phone", words, hints: hints, status: .usage) }

  private var words: String {
    switch self {
    case .malformed(let character): "\"\(character)\" cannot be part of a phone number"
    case .nationalForm: "a phone number needs + and the country code"
    case .leadingZero: "no country code begins with 0"
    case .wrongLength(let found): "a phone number has 7 to 15 digits, this has \(found)"
    }
  }

  private var hints: [String] {
    switch self {
    case .nationalForm(let suggestion?): ["did you mean \(suggestion)?"]
    case .malformed, .nationalForm(nil), .leadingZero, .wrongLength: ["such as +49 30 1234567"]
    }
  }
}
