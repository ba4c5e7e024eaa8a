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
    case .notSent(nil):
      Failure(
        "no-sent-factor", "no code can be sent: you have no second factor by mail or text",
        hints: ["billctl mfa enroll email", "billctl mfa enroll sms"])
    case .notSent(let kind?):
      Failure(
        "no-sent-factor", "no code can be sent by \(kind.rawValue)", hints: ["billctl mfa list"])
    case .alreadyAdded(let kind):
      Failure(
        "factor-added", "\(kind.rawValue) is your second factor already",
        hints: ["billctl mfa list"])
    case .noPhone:
      Failure(
        "no-phone", "you have no confirmed phone number",
        hints: ["billctl account set --phone NUMBER", "billctl account confirm CODE --phone"])
    case .phoneInUse:
      Failure(
        "phone-in-use", "codes of your second factor are texted to this number",
        hints: ["billctl mfa list", "billctl mfa remove ID"])
    }
  }
}

extension IdentifierError: Explained {
  var failure: Failure {
    switch self {
    case .unchanged: Failure("unchanged", "that is what your account has already")
    case .changedLately(let until):
      Failure(
        "changed-lately",
        "the address or number was changed before, and that can be undone until \(until)",
        hints: ["try again after that"])
    case .nothingToStop:
      Failure(
        "nothing-to-stop", "this code stops nothing: it is wrong, was used, or 48 hours are over",
        hints: ["stop everything instead: billctl account freeze"], status: .noAccess)
    }
  }
}

extension MessageError: Explained {
  var failure: Failure {
    switch self {
    case .noProgram(.mail):
      Failure(
        "no-mail-program", "no program that sends mail is set up", hints: [MessageError.mail],
        status: .unavailable)
    case .noProgram(.text):
      Failure(
        "no-sms-program", "no program that sends text messages is set up",
        hints: [MessageError.text], status: .unavailable)
    case .unsafeProgram(let flaw): flaw.failure
    case .notTaken(.mail):
      Failure(
        "not-sent", "the mail program did not take the code", hints: [MessageError.mail],
        status: .inputOutput)
    case .notTaken(.text):
      Failure(
        "not-sent", "the text message program did not take the code", hints: [MessageError.text],
        status: .inputOutput)
    }
  }

  private static let mail = "[mail] program = \"/usr/sbin/sendmail\" in config.toml"
  private static let text = "[sms] program = \"/path/of/a/program\" in config.toml"
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
    case .factorNotAdded(let kind):
      Failure(
        "no-such-factor", "\(kind.rawValue) is no second factor of yours",
        hints: ["billctl mfa list"])
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
