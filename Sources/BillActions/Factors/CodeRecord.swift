import BillCore
import BillCredentials
import BillStore

/// What the event log knows of the codes of one purpose: which one counts, how often codes were
/// tried, when they were sent.
///
/// Rows can be edited or put back; the log cannot, unseen. So nothing but the verifier is read from
/// the row of a code.
struct CodeRecord {
  /// The code that was sent last.
  private(set) var last: (id: RecordID, at: Instant)?
  /// Whether the last code was neither accepted nor made void.
  private(set) var isOpen = false
  /// Failures since a code of the purpose was accepted; a new code leaves them as they are.
  private(set) var attempts = AttemptState()
  private var sent: [Instant] = []

  /// - Parameter topic: the purpose, and whose codes they are where many share the log.
  init(_ reader: BookReader, _ topic: String) throws {
    for event in try reader.codeEvents(topic) { add(event) }
  }

  private mutating func add(_ event: BookEvent) {
    switch event.kind {
    case "code.sent":
      last = event.subject.map { ($0, event.at) }
      isOpen = true
      sent.append(event.at)
    case "code.tried": _ = attempts.charge(at: event.at, policy: .endingByItself)
    case "code.accepted":
      isOpen = false
      attempts.succeed()
    default: isOpen = false
    }
  }

  /// Whether another try is looked at now.
  func allowsTry(at now: Instant) -> Bool {
    var attempts = attempts
    if case .allowed = attempts.charge(at: now, policy: .endingByItself) { return true }
    return false
  }

  /// The moment before which no further code is sent; nil where one may be sent now.
  func pause(at now: Instant) -> Instant? {
    var ends = CodeRecord.limits.compactMap { limit -> Instant? in
      let recent = sent.filter { now < $0.adding(seconds: limit.seconds) }
      guard recent.count >= limit.count else { return nil }
      return recent[recent.count - limit.count].adding(seconds: limit.seconds)
    }
    if isOpen, let last { ends.append(last.at.adding(seconds: CodeRecord.pauseSeconds)) }
    if let end = attempts.lockedUntil { ends.append(end) }
    return ends.filter { now < $0 }.max()
  }

  /// A new code may be asked for after this many seconds.
  private static let pauseSeconds: Int64 = 60
  /// At most five codes in an hour and ten in a day.
  private static let limits: [(count: Int, seconds: Int64)] = [(5, 3600), (10, 86_400)]
}
