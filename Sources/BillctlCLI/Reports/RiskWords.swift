import BillActions
import BillCore

/// The score of a login in words, line by line.
enum RiskWords {
  /// A line for each reason, and what was not known.
  static func lines(_ record: LoginRecord) -> [String] {
    record.risk.reasons.map { "+\($0.points) \(words($0))" }
  }

  /// What a score meant for a login.
  static func words(_ level: LoginRisk.Level) -> String {
    switch level {
    case .normal: "normal"
    case .secondFactor: "second factor needed"
    case .locked: "locked"
    }
  }

  /// What the typed address said.
  static func words(_ typing: TypingVerdict) -> String {
    switch typing {
    case .notMeasured: "typing not measured"
    case .learning: "typing being learned"
    case .usual: "typing as always"
    case .strange: "typing unlike before"
    }
  }

  static func words(_ reason: RiskReason) -> String {
    switch reason.kind {
    case .newDevice: "this machine is not trusted"
    case .expiredDevice: "the trust in this machine has ended"
    case .movedDevice: "the key of a trusted device, on another machine or by another user"
    case .newRemote: "the first login over SSH"
    case .newTerminal: "a kind of terminal that was never used here"
    case .newNetwork: "the network \(reason.detail) was never seen"
    case .newPlace: "the first login from \(reason.detail)"
    case .listedAddress: "the address is on the block list \(reason.detail)"
    case .recentFailures:
      reason.detail == "1"
        ? "one wrong password or code in the last hour"
        : "\(reason.detail) wrong passwords or codes in the last hour"
    case .strangeTyping: "the address was typed in another rhythm than always"
    case .longAbsence: "nobody logged in for \(reason.detail) days"
    case .clockBehind: "the clock stands before a moment that has been"
    }
  }

  /// `{score, level, reasons: [{id, points, detail, words}], typing, …}`.
  static func json(_ record: LoginRecord) -> JSON { .object(members(record)) }

  /// The same as members of an event; all null for one that is no login.
  static func members(_ record: LoginRecord?) -> [JSON.Member] {
    let values: [(String, JSON?)] = [
      ("score", record.map { .number(Int64($0.risk.score)) }),
      ("level", record.map { .text($0.risk.level.rawValue) }),
      ("reasons", record.map { .list($0.risk.reasons.map(json)) }),
      ("typing", record.map { .text($0.risk.typing.rawValue) }),
      ("network", JSON(record?.network)), ("place", JSON(record?.place)),
      ("device", JSON(record?.device?.description)),
      ("unread", record.map { .list($0.unread.map { .text($0) }) }),
    ]
    return values.map { JSON.Member(name: $0, value: $1 ?? .null) }
  }

  private static func json(_ reason: RiskReason) -> JSON {
    [
      "id": .text(reason.kind.rawValue), "points": .number(Int64(reason.points)),
      "detail": .text(reason.detail), "words": .text(words(reason)),
    ]
  }
}
