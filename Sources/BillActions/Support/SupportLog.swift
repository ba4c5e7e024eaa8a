import BillCore
import BillCredentials
import BillStore

/// The cases of a desk as its log tells of them.
struct SupportLog {
  private let events: [BookEvent]
  private let now: Instant
  /// Whose each case is: addresses without an account share one log, and must not share tries.
  private let owners: [RecordID: String]

  /// The steps of a case, as the log calls them.
  enum Kind: String {
    case opened = "support.opened"
    case tried = "support.tried"
    case verified = "support.verified"
    case unlocked = "support.unlocked"
  }

  init(_ desk: SupportDesk, _ reader: BookReader) throws {
    events = try reader.events(limit: SupportLog.most, kindPrefix: "support.")
    now = desk.home.world.now
    let opened = events.filter { $0.kind == Kind.opened.rawValue }
    owners = Dictionary(
      opened.compactMap { event in
        event.subject.map { ($0, desk.account == nil ? event.detail : "") }
      }
    ) { first, _ in first }
  }

  // Far more than the limits of cases and tries let through in the window.
  private static let most = 2000

  /// The cases, the latest first.
  var cases: [SupportCase] {
    events.filter { $0.kind == Kind.opened.rawValue }.compactMap { event in
      event.subject.map {
        SupportCase(id: $0, openedAt: event.at, state: state(of: $0, openedAt: event.at))
      }
    }
  }

  private func state(of id: RecordID, openedAt: Instant) -> SupportCase.State {
    let mine = events.filter { $0.subject == id }
    if mine.contains(where: { $0.kind == Kind.unlocked.rawValue }) { return .used }
    if let verified = mine.first(where: { $0.kind == Kind.verified.rawValue }) {
      let end = verified.at.adding(seconds: SupportCase.verifiedSeconds)
      return verified.at <= now && now < end ? .verified(until: end) : .expired
    }
    guard openedAt <= now, now < openedAt.adding(seconds: SupportCase.openSeconds) else {
      return .expired
    }
    let spent = mine.filter { $0.kind == Kind.tried.rawValue }.count
    let left = min(
      SupportCase.tries - spent, SupportCase.triesOverCases - recentTries(owners[id] ?? ""))
    return left > 0 ? .open(triesLeft: left) : .spent
  }

  /// Tries in the window since a case of that owner was verified last.
  private func recentTries(_ owner: String) -> Int {
    let start = now.adding(seconds: -SupportCase.windowSeconds)
    let theirs = events.filter { event in event.subject.flatMap { owners[$0] } == owner }
    // The latest come first.
    return theirs.prefix { $0.kind != Kind.verified.rawValue }
      .filter { $0.kind == Kind.tried.rawValue && start < $0.at }.count
  }

  /// Refuses another case where too many were opened, or where no try would be left in it.
  ///
  /// - throws: `SupportError.tooMany`.
  func requireRoom(_ owner: String) throws {
    let day = now.adding(seconds: -86_400)
    let today = events.filter { event in
      event.kind == Kind.opened.rawValue && day < event.at
        && event.subject.flatMap { owners[$0] } == owner
    }
    guard today.count < SupportCase.casesPerDay, recentTries(owner) < SupportCase.triesOverCases
    else { throw SupportError.tooMany }
  }
}
