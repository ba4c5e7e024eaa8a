import BillActions
import BillCore
import BillCredentials

extension AccessError: Explained {
  var failure: Failure {
    switch self {
    case .notLoggedIn:
      Failure("not-logged-in", "log in first", hints: ["billctl login"], status: .noAccess)
    case .sessionEnded(let end):
      Failure(
        "session-ended", "your session is over: \(end.words)", hints: ["billctl login"],
        status: .noAccess)
    case .givenSessionEnded(let end):
      Failure(
        "session-ended", "the session in BILLCTL_SESSION is over: \(end.words)",
        hints: AccessError.tokenRemedies, status: .noAccess)
    case .wrongCredentials:
      Failure(
        "wrong-credentials", "e-mail address, password or code is wrong", status: .noAccess)
    case .wrongCode:
      Failure(
        "wrong-code", "the code is wrong, too old or was used before",
        hints: ["each code works once: wait for the next one, or use a recovery code"],
        status: .noAccess)
    case .locked(let until):
      Failure(
        "locked", "locked after too many failures until \(until)",
        hints: AccessError.lockRemedies, status: .noAccess)
    case .needsVerification:
      Failure(
        "needs-verification", "the account is locked until you are verified",
        hints: [PayObstacle.verificationRemedy], status: .noAccess)
    case .tooRisky(let score):
      Failure(
        "risky-login", "this login is too unusual (score \(score)): the account is locked",
        hints: [PayObstacle.verificationRemedy], status: .noAccess)
    case .textNotEnough(let score):
      AccessError.unusual(
        score, "a texted code alone does not do", "billctl login, which asks for the password")
    case .strongerCodeNeeded(let score):
      AccessError.unusual(
        score, "a code by mail or text message does not do",
        "repeat it with a code of your authenticator app, or with a recovery code")
    case .wrongSession:
      Failure(
        "wrong-session", "BILLCTL_SESSION holds no session of this home",
        hints: AccessError.tokenRemedies, status: .noAccess)
    case .sessionLocked(let lock):
      Failure(
        "session-locked", "the session in BILLCTL_SESSION is locked: \(lock.words)",
        hints: lock.hints, status: .noAccess)
    case .sessionOfAnother(let email):
      Failure(
        "session-of-another", "BILLCTL_SESSION belongs to another account than \(email)",
        hints: ["leave out --email, or unset BILLCTL_SESSION"], status: .conflict)
    case .codeNeeded:
      Failure(
        "code-needed", "a code of your second factor is needed",
        hints: AccessError.codeRemedies, status: .proofNeeded)
    case .strongCodeNeeded(let reason):
      Failure(
        "strong-code-needed",
        "a mailed or texted code is not enough for this: \(reason.words)",
        hints: ["repeat it with --code and a code of your authenticator app, or a recovery code"],
        status: .proofNeeded)
    case .passwordNeeded(let reason):
      Failure(
        "password-needed", "your password is needed: \(reason.words)", hints: reason.hints,
        status: .proofNeeded)
    case .tampered(let what):
      Failure(
        "tampered", "the stored \(what) was altered from outside",
        hints: AccessError.tamperRemedies, status: .checkFailed)
    }
  }

  private static func unusual(_ score: Int, _ words: String, _ hint: String) -> Failure {
    Failure(
      "stronger-code-needed", "this login is unusual (score \(score)): \(words)", hints: [hint],
      status: .proofNeeded)
  }

  private static let lockRemedies = [
    "nothing you type before then is looked at",
    "where the device is not trusted, wait an hour from the last failure: it weighs until then",
  ]

  private static let codeRemedies = [
    "repeat it with --code CODE", "codes that are mailed or texted: billctl mfa challenge",
  ]

  private static let tokenRemedies = [
    "make one: billctl login --print-token", "or unset BILLCTL_SESSION",
  ]

  static let tamperRemedies = [
    "billctl doctor",
    "a backup from before it ends it: billctl restore FILE --replace",
    "a data folder moved back by hand looks like this: billctl backup FILE, then billctl "
      + "restore FILE --replace",
  ]
}

extension SessionLock {
  fileprivate var words: String {
    switch self {
    case .frozen: "the account was frozen, which ended every session"
    case .needsVerification: "the account waits until you are verified"
    }
  }

  fileprivate var hints: [String] {
    switch self {
    case .frozen: ["billctl account unfreeze", "then billctl login --print-token"]
    case .needsVerification: [PayObstacle.verificationRemedy]
    }
  }
}

extension DeviceError: Explained {
  var failure: Failure {
    switch self {
    case .tooMany(let count):
      Failure(
        "too-many-devices", "\(count) devices are trusted already, and more cannot be",
        hints: ["billctl account devices", "billctl account devices revoke DEVICE"])
    }
  }
}

extension PasswordReason {
  var words: String {
    switch self {
    case .noMoneySession: "no session that may spend is open"
    case .newPayees(let count):
      count == 1
        ? "the plan pays an account that was never paid before"
        : "the plan pays \(count) accounts that were never paid before"
    case .overLimit(let excess): excess.words
    case .operation(let what): what
    }
  }

  // A login does not help where the person is proven anew for what was just shown.
  fileprivate var hints: [String] {
    switch self {
    case .noMoneySession: ["billctl login", "or repeat it with --password-file FILE"]
    case .newPayees, .overLimit, .operation:
      ["repeat it in a terminal, which asks for it, or with --password-file FILE"]
    }
  }
}

extension SessionEnd {
  var words: String {
    switch self {
    case .expired: "it reached its end"
    case .idle: "it was not used for too long"
    case .rebooted: "the machine was restarted"
    case .closed: "it was ended"
    case .clockBehind: "the clock stands before its beginning"
    }
  }
}

extension HomeError: Explained {
  var failure: Failure {
    switch self {
    case .damagedInstallKey(let path):
      Failure(
        "damaged-install-key", "\(path) is damaged", hints: HomeError.installKeyRemedies(path),
        status: .checkFailed)
    case .lostInstallKey(let path):
      Failure(
        "lost-install-key", "\(path) is gone, and nothing it vouched for can be checked",
        hints: HomeError.installKeyRemedies(path), status: .checkFailed)
    case .noAccount:
      Failure(
        "no-account", "no account lives here yet", hints: ["billctl start"], status: .noAccess)
    case .severalAccounts(let emails):
      Failure(
        "several-accounts",
        "several accounts live here: \(emails.sorted().joined(separator: ", "))",
        hints: ["name one: --email ADDRESS"], status: .conflict)
    case .unknownAccount(let email):
      Failure("unknown-account", "no account \(email) lives here", status: .noAccess)
    }
  }
}

extension HomeError {
  fileprivate static func installKeyRemedies(_ path: String) -> [String] {
    [
      "put the file back, if you have it",
      "else: remove what is left of it, billctl backup FILE, then billctl restore FILE --replace, "
        + "which makes a new one",
    ]
  }
}

extension LookupError: Explained {
  var failure: Failure {
    switch self {
    case .notFound(let kind, let text):
      Failure(
        "not-found", "there is no \(kind) \"\(text)\"",
        hints: (kind == "biller"
          ? ["see them: billctl billers list", "a new one: billctl billers add \(text.shellWord)"]
          : [])
          + (text.count < 4 ? ["the beginning of an id needs at least 4 characters"] : []),
        status: .refused)
    case .ambiguous(let kind, let text, let candidates):
      Failure(
        "ambiguous", "several \(kind)s could be meant by \"\(text)\"", hints: candidates,
        status: .conflict)
    }
  }
}

extension StartError: Explained {
  var failure: Failure {
    switch self {
    case .emptyName:
      Failure("empty-name", "a name is needed", hints: ["say it: --name NAME"], status: .usage)
    case .termsNotAccepted(let version):
      Failure(
        "terms-not-accepted", "the terms (version \(version)) must be accepted",
        hints: ["read them: billctl account terms", "accept them: --accept-terms"])
    case .unknownZone(let zone):
      Failure(
        "unknown-zone", "there is no time zone \(zone)", hints: ["such as Europe/Berlin"],
        status: .usage)
    case .accountExists(let email):
      Failure("account-exists", "an account \(email) lives here already", status: .conflict)
    case .otherKindOfHome(let isTest):
      Failure(
        "other-kind-of-home", "this home is a \(isTest ? "test" : "live") home",
        hints: ["use another one: BILLCTL_HOME=DIR"])
    case .weakPassword(let weaknesses):
      Failure(
        "weak-password", "choose another password", hints: weaknesses.map(\.words),
        status: .refused)
    }
  }
}
