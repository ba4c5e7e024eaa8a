import BillCore

/// Something the holder of an account is told.
enum Notice: Hashable {
  case newDevice(origin: String)
  /// Somebody got in from a machine that is not trusted, or in another unusual way.
  case unusualLogin(score: Int, origin: String)
  /// Somebody got in with a texted code, or was not let in with one.
  case textLogin(score: Int, origin: String, isIn: Bool)
  /// Somebody had the password or a texted code and was sent away.
  case loginRefused(score: Int, origin: String)
  case loginFailed(credential: String, origin: String)
  /// A password or code that was asked for beside a session was wrong.
  case proofFailed(detail: String)
  case loginLocked(credential: String)
  case passwordChanged
  case recoveryKeyChanged
  case recovered(detail: String)
  case address(EmailState, email: String)
  case settings(String)
  case noticeSettings(String)
  case factorAdded
  case factorRemoved
  case recoveryCodesMade(count: String)
  case recoveryCodeUsed(left: Int)
  case frozen(origin: String)
  case unfrozen(origin: String)
  case restored(origin: String)
  case imported(origin: String)
  case exported(origin: String)
  case support(SupportLog.Kind, detail: String)
  case phone(what: String, number: String)
  case merged(email: String)
  case terms(isAccepted: Bool)
  case device(what: String, detail: String)
  case agentEnrolled
  case agentRevoked
  case vouched(bills: String)
  case mandateSigned(schedule: String)
  case mandateRevoked(schedule: String)
  case limits(String)
  case payee(PayeeState, biller: String, last4: String)
  case method(what: MethodEvent, label: String)
  case payment(PaymentNews)
  case run(subject: String, lines: [String])
  /// An event of the account that has no words of its own: told rather than kept silent.
  case other(event: String, detail: String)

  enum MethodEvent: String, Hashable, CaseIterable {
    case added, removed, revealed
  }

  /// What became of a payment.
  struct PaymentNews: Hashable {
    var biller: String
    var amount: Money
    var last4: String?
    var rail: String
    var state: PaymentState
    var note: String?
  }

  /// What it is about, by which it may be switched off.
  var kind: NoticeKind {
    switch self {
    case .newDevice, .unusualLogin, .textLogin, .loginRefused, .loginFailed, .proofFailed,
      .loginLocked, .device:
      .login
    case .passwordChanged, .recoveryKeyChanged, .recovered, .address, .phone, .settings,
      .noticeSettings, .factorAdded, .factorRemoved, .recoveryCodesMade, .recoveryCodeUsed,
      .frozen, .unfrozen, .restored, .imported, .exported, .merged, .support, .terms, .other:
      .access
    case .agentEnrolled, .agentRevoked, .vouched, .mandateSigned, .mandateRevoked, .limits, .payee,
      .method:
      .permission
    case .payment(let news): news.kind ?? .sent
    case .run: .run
    }
  }
}

extension Notice.PaymentNews {
  /// Nil for a state nobody is told about.
  var kind: NoticeKind? { NoticeKind(state) }
}

extension NoticeKind {
  /// The kind of notice about a payment that came to a state; nil where nobody is told.
  init?(_ state: PaymentState) {
    switch state {
    case .delivered, .sent: self = .sent
    case .settled: self = .settled
    case .rejected, .returned, .failed, .unknown, .expired: self = .failed
    case .draft, .approved, .presented, .staged, .emitted, .accepted, .sending, .cancelled,
      .takenBack:
      return nil
    }
  }
}
