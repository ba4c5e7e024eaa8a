package import BillCore
import BillCredentials
import BillStore

/// "This was not me": stops the account from a point of its log on, and says what happened since.
///
/// Like a freeze it asks for no login. What it lists is what happened and when, without amounts and
/// names: whoever is not logged in learns nothing that is the holder's alone.
package struct ReportActivity: Sendable {
  /// A place in the log, or the id of a payment or a session, or a beginning of one.
  package var text: String

  package init(_ text: String) { self.text = text }

  // What the log states of the books themselves, which nobody did.
  private static let bookkeeping: Set<String> = ["attempt.counted", "standing.sealed"]

  /// What was found and done.
  package struct Result: Sendable {
    package let event: BookEvent
    /// What happened after it, in order.
    package let since: [BookEvent]
    package let sessions: Int
    package let hadAgent: Bool
    /// What became of the trust of this machine; nil where it had none.
    package let ownTrust: OwnTrust?
    /// Whether the account was not frozen before.
    package let isNewlyFrozen: Bool
  }

  /// What became of the trust of the machine on which the report was made.
  package enum OwnTrust: Hashable, Sendable {
    /// What is reported came from another device, and this one proved itself by its key.
    case kept
    /// What is reported came from here, or nobody knows from where.
    case ended
  }

  /// Finds what is meant; nothing is changed.
  ///
  /// - throws: `LookupError`.
  package func plan(_ account: RecordID, in home: Home) throws -> BookEvent {
    let events = try home.books(of: account).read { try $0.eventChain().map(\.event) }
    if let position = Int64(text), let event = events.first(where: { $0.position == position }) {
      return event
    }
    // Of all events about a record its first one is meant.
    var seen: Set<RecordID> = []
    let firsts = events.compactMap { event in event.subject.map { (id: $0, event: event) } }
      .filter { seen.insert($0.id).inserted }
    return try Lookup.choose(text, from: firsts, kind: "event", id: { $0.id }) { $0.event.kind }
      .event
  }

  /// Records the report, ends sessions, ends the trust of devices, dismisses the agent and freezes
  /// the account: all of it or nothing.
  ///
  /// - throws: `LookupError`; nothing is done then.
  package func perform(_ account: RecordID, in home: Home) throws -> Result {
    let event = try plan(account, in: home)
    let result = try home.books(of: account).write(at: home.world.now) { writer in
      let log = try writer.reader.eventChain().map(\.event)
      let sessions = try writer.reader.sessions().count
      let ownTrust = try endTrust(event, log, home, account, writer)
      try writer.record("account.reported", account, "event \(event.position), \(event.kind)")
      return Result(
        event: event,
        since: log.filter {
          $0.position > event.position && !ReportActivity.bookkeeping.contains($0.kind)
        },
        sessions: sessions, hadAgent: try RevokeAgent().perform(account, writer),
        ownTrust: ownTrust,
        isNewlyFrozen: try FreezeAccount().perform(home.world.origin, writer))
    }
    // Neither opens anything any more.
    try SessionFile(home, account: account).remove()
    try AgentFile(home, account).remove()
    return result
  }

  private func endTrust(
    _ event: BookEvent, _ log: [BookEvent], _ home: Home, _ account: RecordID,
    _ writer: BookWriter
  ) throws -> OwnTrust? {
    let (standing, own) = try ReportActivity.standing(DeviceDesk(home, account), writer.reader)
    let login = ReportedLogin(event, log)
    let isElsewhere = login.map { $0.device != own?.id && $0.origin != home.world.origin } ?? false
    let keepsOwn = standing == .trusted && isElsewhere
    for device in try writer.reader.devices(of: account) where !(keepsOwn && device.id == own?.id) {
      try writer.revoke(device)
    }
    return own.map { _ in keepsOwn ? .kept : .ended }
  }

  private static func standing(_ desk: DeviceDesk, _ reader: BookReader) throws -> (
    LoginEvidence.Device, DeviceRecord?
  ) {
    do {
      return try desk.standing(reader)
    } catch AccessError.tampered {
      return (.unknown, nil)  // why: what was edited is no trust, and must not stop the report.
    }
  }
}

/// The login behind an event that is reported, as the log tells of it.
private struct ReportedLogin {
  /// The trusted device it came from, or that it made one; nil for any other machine.
  let device: RecordID?
  let origin: String

  /// Nil where the log does not say which login it was, as of a payment.
  init?(_ event: BookEvent, _ log: [BookEvent]) {
    guard let login = ReportedLogin.login(event, log), let record = LoginRecord(login.detail)
    else { return nil }
    let trusted = log.first { other in
      other.kind == "device.trusted" && other.position >= login.position
        && other.detail == login.detail
    }
    device = record.device ?? trusted?.subject
    origin = record.origin
  }

  // The line of a login follows the sessions it began.
  private static func login(_ event: BookEvent, _ log: [BookEvent]) -> BookEvent? {
    switch event.kind {
    case "login.done", "login.failed", "login.refused", "device.trusted": return event
    case "session.read":
      return log.first { other in
        other.position > event.position && ["login.done", "session.read"].contains(other.kind)
      }.flatMap { $0.kind == "login.done" ? $0 : nil }
    default: return nil
    }
  }
}
