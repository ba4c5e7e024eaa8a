import BillActions
import BillCore
import BillCredentials

extension PasswordWeakness {
  var words: String {
    switch self {
    case .tooShort(let count, let least):
      "it has \(count) characters; at least \(least) are needed"
    case .tooLong(_, _, let most, let mostBytes):
      "it is too long; at most \(most) characters and \(mostBytes) bytes"
    case .common: "it is one of the passwords everybody tries"
    case .ownWord: "it is made of your own name or address"
    case .guessable: "it is too easy to guess; four or five random words are good"
    case .notText: "it is not valid text"
    }
  }
}

extension EmailAddressError: Explained {
  var failure: Failure {
    Failure(
      "bad-email", "this is no e-mail address", hints: ["such as ana@example.org"], status: .usage)
  }
}

extension IBANError: Explained {
  var failure: Failure { Failure("bad-iban", "this is no IBAN: \(words)", status: .usage) }

  var words: String {
    switch self {
    case .malformed(let character): "\"\(character)\" cannot be part of one"
    case .missingCountry: "it does not begin with a country"
    case .unknownCountry: "its country has none"
    case .wrongLength(let country, let expected, let found):
      "one of \(country) has \(expected) characters, this has \(found)"
    case .wrongStructure(_, let position, _): "its character \(position) is of the wrong kind"
    case .wrongCheckDigits: "its check digits are wrong; a typing mistake?"
    case .unregisteredCountry: "its country is not in the register of ISO 13616"
    }
  }
}

extension RoutingNumberError: Explained {
  var failure: Failure {
    Failure("bad-routing-number", "this is no ABA routing number", status: .usage)
  }
}

extension BICError: Explained {
  var failure: Failure { Failure("bad-bic", "this is no BIC", status: .usage) }
}

extension RailSetupError: Explained {
  var failure: Failure {
    switch self {
    case .badName(let name):
      Failure(
        "bad-rail-name", "\"\(name)\" cannot name a rail", hints: ["letters, digits and -"],
        status: .usage)
    case .badOutbox(let path):
      Failure(
        "bad-outbox", "\"\(path)\" cannot be the outbox",
        hints: ["an absolute path without quotes"], status: .usage)
    case .badProgram(let path):
      Failure(
        "bad-program", "\"\(path)\" cannot be the program of a rail",
        hints: ["an absolute path without quotes"], status: .usage)
    case .unknownProfile(let profile, let known):
      Failure(
        "unknown-profile", "there is no bank profile \(profile)",
        hints: ["known: \(known.joined(separator: ", "))"], status: .usage)
    case .sandboxInLiveHome:
      Failure("sandbox-in-live-home", "only a test home has the sandbox rail")
    }
  }
}

extension ConfigurationError: Explained {
  var failure: Failure {
    switch self {
    case .malformed(let detail, let line):
      Failure(
        "bad-configuration",
        "config.toml" + (line.map { " line \($0)" } ?? "") + ": \(detail)",
        status: .badConfiguration)
    case .unknownKey(let key, let suggestion):
      Failure(
        "unknown-key", "config.toml has an unknown key \(key)",
        hints: suggestion.map { ["did you mean \($0)?"] } ?? [], status: .badConfiguration)
    case .invalidValue(let key, let expected):
      Failure(
        "invalid-value", "config.toml: \(key) must be \(expected)", status: .badConfiguration)
    case .invalidCalendar(let path, let error):
      Failure(
        "invalid-value", "\(path), which config.toml names: \(error.failure.message)",
        status: .badConfiguration)
    }
  }
}

extension CredentialError: Explained {
  var failure: Failure {
    switch self {
    case .wrongSecret: Failure("wrong-credentials", "that is not the right one", status: .noAccess)
    case .tampered(let record), .malformed(let record):
      Failure(
        "tampered", "a sealed \(record.rawValue) was altered from outside",
        hints: ["nothing was paid", "billctl doctor"], status: .checkFailed)
    case .outOfMemory(let bytes):
      Failure(
        "out-of-memory", "checking the password needs \(bytes / 1_048_576) MiB of memory",
        status: .inputOutput)
    case .costOutOfRange:
      Failure(
        "cost-out-of-range", "the stored password slot was altered from outside",
        status: .checkFailed)
    case .wrongEpoch:
      Failure("wrong-epoch", "a row is sealed under another key", status: .checkFailed)
    case .sessionEnded(let end):
      Failure("session-ended", "your session is over: \(end.words)", status: .noAccess)
    case .notText: Failure("not-text", "a password must be valid text", status: .usage)
    case .libraryFailed(let library):
      Failure(
        "library-failed", "\(library.rawValue) is missing or does not work here",
        hints: library == .zxcvbn ? ["sudo apt-get install libzxcvbn0"] : [],
        status: .unavailable)
    }
  }
}

extension ConfirmationError: Explained {
  var failure: Failure {
    switch self {
    case .noCodeSent:
      Failure("no-code-sent", "no code was sent", hints: ["have one sent: billctl account resend"])
    case .expired:
      Failure(
        "code-expired", "the code is too old", hints: ["have another sent: billctl account resend"])
    case .wrongCode: Failure("wrong-code", "the code is wrong", status: .noAccess)
    case .noTriesLeft:
      Failure(
        "no-tries-left", "the code was tried too often or used",
        hints: ["a new code counts when half an hour is over"], status: .noAccess)
    case .tooSoon(let until):
      Failure("too-soon", "the next code can be sent after \(until)")
    }
  }
}

extension MinimumDueError: Explained {
  var failure: Failure {
    switch self {
    case .creditNote: Failure("bad-minimum", "a credit asks for nothing", status: .usage)
    case .outOfRange(let minimum, let amount):
      Failure(
        "bad-minimum",
        "the minimum must be more than nothing"
          + (amount.map { " and at most \($0)" } ?? "") + ", not \(minimum)", status: .usage)
    }
  }
}

extension MoneyError: Explained {
  var failure: Failure {
    switch self {
    case .malformed(let text):
      Failure("bad-amount", "\"\(text)\" is no amount", hints: ["such as 12.50"], status: .usage)
    case .inexact(let text, let currency):
      Failure(
        "inexact-amount", "\(text) has more decimal places than \(currency)", status: .usage)
    case .overflow: Failure("amount-too-large", "the amount is too large", status: .usage)
    case .mixedCurrencies(let one, let other):
      Failure("mixed-currencies", "\(one) and \(other) cannot be added", status: .usage)
    }
  }
}
