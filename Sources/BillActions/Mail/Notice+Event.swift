import BillCore
import BillStore

extension Notice {
  /// The kinds of events nobody is told about: they say how something came about that is told
  /// under another kind or by whoever did it, or the holder did them in front of the screen and no
  /// money moved.
  static let silentKinds: Set<String> = {
    let payments = PaymentState.allCases.filter { NoticeKind($0) == nil }
      .flatMap { ["payment.\($0.rawValue)", "batch.\($0.rawValue)"] }
    return Set(
      payments + [
        "account.closed", "account.created", "account.merging",
        "account.payday", "account.reconciled", "account.reported", "biller.added",
        "biller.changed", "biller.stands", "factor.enrolled", "factor.pending", "key.replaced",
        "method.changed",
        "method.declined", "method.default", "payee.offered", "payee.sealed",
        "payee.stands",
        "payment.asked", "payment.keyed", "payment.rescheduled", "session.ended", "session.money",
        "standing.sealed",
      ])
  }()

  /// The first words of kinds nobody is told about.
  static let silentFamilies: Set<String> = [
    "attempt", "backup", "bill", "code", "identifier", "merged", "numbers", "originals", "recovery",
    "schedule",
  ]

  /// Whether nobody is told about a kind of event.
  static func isSilent(_ kind: String) -> Bool {
    silentKinds.contains(kind) || silentFamilies.contains(String(kind.prefix { $0 != "." }))
  }

  /// The notices an event makes; none for what need not be told.
  static func all(of event: BookEvent, _ reader: BookReader) throws -> [Notice] {
    let parts = event.kind.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, !isSilent(event.kind) else { return [] }
    let detail = NoticeText.quoted(event.detail)
    switch parts[0] {
    case "payment", "batch": return try payments(event, parts[1], reader)
    case "payee", "method", "mandate", "agent":
      return try permission(event, parts[1], detail, reader).map { [$0] } ?? []
    case "login", "session", "device":
      return try login(event, parts[1], detail, reader).map { [$0] } ?? []
    case "support":
      return SupportLog.Kind(rawValue: event.kind).map { [Notice.support($0, detail: detail)] }
        ?? []
    default: return try access(event, detail, reader).map { [$0] } ?? []
    }
  }

  private static func login(
    _ event: BookEvent, _ verb: String, _ detail: String, _ reader: BookReader
  ) throws -> Notice? {
    switch event.kind {
    case "login.done":
      // What stood in for the password is always told.
      guard let record = LoginRecord(event.detail) else { return nil }
      guard record.subject == nil else { return textLogin(record, isIn: true) }
      guard record.risk.level != .normal || !record.isTrusted else { return nil }
      return .unusualLogin(score: record.risk.score, origin: NoticeText.quoted(record.origin))
    case "login.refused":
      guard let record = LoginRecord(event.detail) else { break }
      if record.risk.level != .locked { return textLogin(record, isIn: false) }
      return .loginRefused(score: record.risk.score, origin: NoticeText.quoted(record.origin))
    case "login.failed":
      guard let record = LoginRecord(event.detail) else { return .proofFailed(detail: detail) }
      return .loginFailed(
        credential: record.subject ?? "password", origin: NoticeText.quoted(record.origin))
    case "login.locked":
      return event.detail == LoginGate.lockedByScore ? nil : .loginLocked(credential: detail)
    case "session.read":
      // The first session of all began when the account was made.
      let isFirst = try !reader.hasEvent(event.kind, before: event.position)
      let isKnown = try reader.hasEvent(event.kind, before: event.position, detail: event.detail)
      return isFirst || isKnown ? nil : .newDevice(origin: detail)
    case "device.trusted":
      // The first one is the machine the account was made on.
      guard try reader.hasEvent(event.kind, before: event.position) else { return nil }
      let origin = LoginRecord(event.detail).map { NoticeText.quoted($0.origin) }
      return .device(what: verb, detail: origin ?? detail)
    case "device.revoked": return .device(what: verb, detail: detail)
    default: break
    }
    return .other(event: event.kind, detail: detail)
  }

  private static func textLogin(_ record: LoginRecord, isIn: Bool) -> Notice {
    .textLogin(
      score: record.risk.score, origin: NoticeText.quoted(record.origin), isIn: isIn)
  }

  private static func access(_ event: BookEvent, _ detail: String, _ reader: BookReader) throws
    -> Notice?
  {
    switch event.kind {
    case "key.password", "key.recovery":
      // The first ones were made with the account.
      guard try reader.hasEvent(event.kind, before: event.position) else { return nil }
      return event.kind == "key.password" ? .passwordChanged : .recoveryKeyChanged
    case "email.confirmed": return .address(.confirmed, email: NoticeText.oneLine(event.detail))
    case "email.self-attested":
      return .address(.selfAttested, email: NoticeText.oneLine(event.detail))
    case "account.changed": return .settings(detail)
    case NoticeSettings.event: return .noticeSettings(detail)
    case let kind where kind.hasPrefix("phone."):
      return .phone(what: String(kind.dropFirst(6)), number: detail)
    case "biller.renamed": return .settings("a biller is not called \(detail) any more")
    case "account.limits": return .limits(detail)
    case "account.recovered": return .recovered(detail: detail)
    case "account.frozen": return .frozen(origin: detail)
    case "account.unfrozen": return .unfrozen(origin: detail)
    case MergedAccount.event:
      return .merged(email: NoticeText.oneLine(MergedAccount(event)?.email ?? ""))
    case StagedRestore.Source.backup.event: return .restored(origin: detail)
    case StagedRestore.Source.export.event: return .imported(origin: detail)
    case "account.exported": return .exported(origin: detail)
    case "terms.accepted": return .terms(isAccepted: true)
    case "terms.withdrawn": return .terms(isAccepted: false)
    case "factor.active": return .factorAdded
    case "factor.removed":
      // One that never counted is dropped without a word.
      let counted = try reader.hasEvent(
        "factor.active", before: event.position, subject: event.subject)
      return counted ? .factorRemoved : nil
    case "recovery-codes.made": return .recoveryCodesMade(count: detail)
    case "recovery-code.used":
      return .recoveryCodeUsed(left: try reader.unusedRecoveryCodes().count)
    default: return .other(event: event.kind, detail: detail)
    }
  }

  private static func permission(
    _ event: BookEvent, _ verb: String, _ detail: String, _ reader: BookReader
  ) throws -> Notice? {
    switch event.kind {
    case "agent.enrolled": return .agentEnrolled
    case "agent.revoked": return .agentRevoked
    case "agent.vouched": return .vouched(bills: detail)
    default: break
    }
    guard let subject = event.subject else { return .other(event: event.kind, detail: detail) }
    if let state = PayeeState(rawValue: verb), event.kind.hasPrefix("payee.") {
      let payee = try reader.payee(subject)
      let biller = try reader.biller(payee.billerID).name
      return .payee(state, biller: NoticeText.quoted(biller), last4: payee.last4)
    }
    if let what = MethodEvent(rawValue: verb), event.kind.hasPrefix("method.") {
      let method = try reader.method(subject)
      guard try what != .added || reader.hasEvent(event.kind, before: event.position) else {
        return nil
      }
      return .method(what: what, label: "\(NoticeText.quoted(method.label)) …\(method.last4)")
    }
    guard event.kind.hasPrefix("mandate.") else { return .other(event: event.kind, detail: detail) }
    let name = NoticeText.quoted(try reader.schedule(subject).schedule.name)
    return verb == "signed" ? .mandateSigned(schedule: name) : .mandateRevoked(schedule: name)
  }

  private static func payments(_ event: BookEvent, _ verb: String, _ reader: BookReader) throws
    -> [Notice]
  {
    guard let subject = event.subject, let state = PaymentState(rawValue: verb) else {
      return [.other(event: event.kind, detail: NoticeText.quoted(event.detail))]
    }
    if event.kind.hasPrefix("payment.") {
      return [try payment(reader.payment(subject), state, reader)]
    }
    // Each payment that drew its batch along has an event of its own.
    guard event.detail != BookWriter.followed else { return [] }
    return try reader.payments(batch: subject).map { try payment($0, state, reader) }
  }

  private static func payment(_ payment: Payment, _ state: PaymentState, _ reader: BookReader)
    throws -> Notice
  {
    .payment(
      PaymentNews(
        biller: NoticeText.quoted(try reader.biller(payment.billerID).name),
        amount: payment.amount, last4: try payment.payeeID.map(reader.payee)?.last4,
        rail: NoticeText.quoted(payment.railName), state: state,
        note: payment.note.map(NoticeText.quoted)))
  }
}
