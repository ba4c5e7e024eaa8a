import BillCore

extension Notice {
  /// The subject of a message about this alone.
  var subject: String {
    switch self {
    case .newDevice: "a login from a new place"
    case .unusualLogin: "an unusual login"
    case .textLogin: "a login by a texted code"
    case .loginRefused: "your account is locked until you are verified"
    case .loginFailed: "a failed login"
    case .proofFailed: "a proof that failed"
    case .loginLocked: "your account is locked for a while"
    case .passwordChanged: "your password was changed"
    case .recoveryKeyChanged: "your recovery key was changed"
    case .recovered: "your account was recovered"
    case .address(.confirmed, _): "your address is confirmed"
    case .address: "your address was changed"
    case .settings: "your settings were changed"
    case .noticeSettings: "your notices were changed"
    case .factorAdded: "a second factor was added"
    case .factorRemoved: "a second factor was removed"
    case .recoveryCodesMade: "new recovery codes were made"
    case .recoveryCodeUsed: "a recovery code was used"
    case .frozen: "your account is frozen"
    case .unfrozen: "your account is no longer frozen"
    case .restored: "your account was restored from a backup"
    case .imported: "your account was taken in from an export"
    case .exported: "your account was exported"
    case .support(let step, _): step.subject
    case .phone(let what, let number): "the phone number \(number) was \(what)"
    case .merged: "another account was merged into yours"
    case .terms(let isAccepted): isAccepted ? "terms accepted" : "terms withdrawn"
    case .device(let what, _): "a device was \(what)"
    case .agentEnrolled: "an agent may pay for you"
    case .agentRevoked: "the agent is dismissed"
    case .vouched: "bills that came in were signed"
    case .mandateSigned(let schedule): "a mandate for \(schedule) was signed"
    case .mandateRevoked(let schedule): "the mandate for \(schedule) was taken back"
    case .limits: "your limits were changed"
    case .payee(let state, let biller, _): "an account of \(biller) was \(state.rawValue)"
    case .method(let what, let label): "\(label) was \(what.rawValue)"
    case .payment(let news): news.subject
    case .run(let subject, _): subject
    case .other: "your account was changed"
    }
  }

  /// What happened, in one sentence or more.
  var sentence: String {
    switch self {
    case .newDevice(let origin):
      "Somebody logged in as \(origin), where nobody had logged in before."
    case .unusualLogin(let score, let origin):
      "Somebody logged in as \(origin), which was unusual (score \(score))."
    case .textLogin(let score, let origin, isIn: true):
      "Somebody logged in with a code that was texted to you, as \(origin): to look for 8 hours at "
        + "most, not to pay (score \(score))."
    case .textLogin(let score, let origin, isIn: false):
      "Somebody came with a code that was texted to you, as \(origin). From there a text does not "
        + "do, and nobody was let in (score \(score))."
    case .loginRefused(let score, let origin):
      "Somebody came with your password, or a code texted to you, as \(origin), in a way so unlike "
        + "you that nobody was let in (score \(score)). The account is locked until you are "
        + "verified. If that was not you, change your password as soon as you are in again."
    case .loginFailed(let credential, let origin):
      "A login was refused: wrong \(credential), as \(origin). Nothing was opened."
    case .proofFailed(let detail):
      "A proof that was asked for was refused: wrong \(detail). Nothing was done."
    case .loginLocked(let credential):
      "Too many times the wrong \(credential): no further attempt is looked at for a while."
    case .passwordChanged: "The password was changed, and every other session is over."
    case .recoveryKeyChanged: "A new recovery key was made; the one before it opens nothing."
    case .recovered(let detail): "The account was recovered: \(detail)."
    case .address(.confirmed, let email): "The address \(email) was confirmed by a code."
    case .address(.selfAttested, let email): "The holder vouched for the address \(email)."
    case .address(.unconfirmed, let email): "The address \(email) is not confirmed."
    case .settings(let what): "Settings were changed: \(what)."
    case .noticeSettings(let what): "What you are told was changed: \(what)."
    case .factorAdded: "A second factor was added. From now on logging in asks for it."
    case .factorRemoved: "A second factor was removed."
    case .recoveryCodesMade(let count):
      count == "0"
        ? "The recovery codes are void." : "\(count) recovery codes were made; older ones are void."
    case .recoveryCodeUsed(let left):
      "A recovery code stood in for the second factor; \(left) \(left == 1 ? "is" : "are") left."
    case .frozen(let origin):
      "The account was frozen as \(origin). Nothing is paid until: billctl account unfreeze"
    case .unfrozen(let origin): "The account was unfrozen as \(origin) and may pay again."
    case .restored(let origin): "The account was restored from a backup as \(origin)."
    case .imported(let origin): "The account was taken in from an export as \(origin)."
    case .exported(let origin):
      "Everything of the account was written to one encrypted file as \(origin)."
    case .support(let step, let detail): step.sentence(detail)
    case .phone(let what, let number): "The phone number \(number) was \(what)."
    case .merged(let email):
      "Everything of the account \(email) was taken over, and its address names this account too."
    case .terms(let isAccepted):
      isAccepted ? "The terms of use were accepted." : "The terms were withdrawn; nothing is paid."
    case .device(let what, let detail):
      detail.isEmpty ? "A device was \(what)." : "A device was \(what): \(detail)."
    case .agentEnrolled: "An agent was enrolled: it pays your schedules with nobody logged in."
    case .agentRevoked: "The agent was dismissed. Nothing is paid unattended any more."
    case .vouched(let bills):
      "They came in while nobody held your key, and were signed when you proved yourself: "
        + "\(bills). Within its mandates an agent may pay them. If one is not yours: "
        + "billctl bills cancel BILL --reason WHY"
    case .mandateSigned(let schedule): "\(schedule) may be paid unattended, within its limits."
    case .mandateRevoked(let schedule): "\(schedule) is no longer paid unattended."
    case .limits(let words): words.isEmpty ? "No limit holds any more." : "Limits: \(words)."
    case .payee(let state, let biller, let last4): state.sentence(biller, "…\(last4)")
    case .method(.added, let label): "\(label) was added to the wallet."
    case .method(.removed, let label): "\(label) was removed from the wallet."
    case .method(.revealed, let label): "The full number of \(label) was shown."
    case .payment(let news): news.sentence
    case .run(_, let lines): lines.joined(separator: "\n")
    case .other(let event, let detail):
      detail.isEmpty ? "On record: \(event)." : "On record: \(event) (\(detail))."
    }
  }
}

extension Notice {
  /// What fits a text message: amount and biller of a payment, else the subject.
  ///
  /// Nothing in it becomes a link.
  var brief: String {
    guard case .payment(let news) = self else { return NoticeText.unlinked(subject) }
    return "\(news.amount) to \(NoticeText.unlinked(news.biller)) \(news.verb)"
  }
}

extension SupportLog.Kind {
  fileprivate var subject: String {
    switch self {
    case .opened: "somebody asks to be let in"
    case .tried: "somebody answered questions about you"
    case .verified: "somebody proved to be you"
    case .unlocked: "support has lifted something"
    }
  }

  fileprivate func sentence(_ detail: String) -> String {
    switch self {
    case .opened:
      "A support case was opened (\(detail)). Whoever opened it is asked for things that only you "
        + "know. No key and no payment can be had that way."
    case .tried: "Questions of a support case were answered as \(detail)."
    case .verified:
      "All answers in a support case were right, given as \(detail). That can lift a lock or send a "
        + "code to you again; it opens no key and pays nothing."
    case .unlocked:
      "After the questions were answered: "
        + (UnlockByCase.Subject(rawValue: detail)?.words ?? detail) + "."
    }
  }
}

extension PayeeState {
  fileprivate func sentence(_ biller: String, _ account: String) -> String {
    switch self {
    case .accepted: "\(biller) may now be paid to the account \(account)."
    case .suspected:
      "A bill of \(biller) names another account than before, \(account). It is held until you "
        + "have looked: this is how invoice fraud looks."
    case .offered: "A bill of \(biller) names the account \(account)."
    case .lost: "The account \(account) of \(biller) is sealed under a key that is gone."
    }
  }
}

extension Notice.PaymentNews {
  var subject: String { "a payment to \(biller) \(verb)" }

  /// What happened to it, with amount, payee and the reason where there is one.
  var sentence: String {
    let account = last4.map { " …\($0)" } ?? ""
    let reason = note.map { " (\($0))" } ?? ""
    return "\(amount) to \(biller)\(account) by \(rail) \(verb)\(reason).\(advice)"
  }

  fileprivate var verb: String {
    switch state {
    case .delivered: "is in the bank's hands"
    case .sent: "was sent"
    case .settled: "has settled"
    case .rejected: "was rejected"
    case .returned: "came back"
    case .failed: "was not sent"
    case .unknown: "has an unknown outcome"
    case .expired: "has expired"
    case .draft, .approved, .presented, .staged, .emitted, .accepted, .sending, .cancelled,
      .takenBack:
      "is \(state.rawValue)"
    }
  }

  private var advice: String {
    switch state {
    case .unknown: " Do not pay it again before you know: billctl payments submit"
    case .rejected, .returned, .failed, .expired: " The bill is open again."
    case .draft, .approved, .presented, .staged, .emitted, .delivered, .accepted, .settled,
      .sending, .sent, .cancelled, .takenBack:
      ""
    }
  }
}
