package import BillCore

/// What the event log keeps of a login, done or failed: its score, why, and what it was weighed by.
///
/// One line, read back by the next logins (which networks are known?) and by `account activity`:
/// `password; score 55; why new-device +40, new-network 192.0.2.0/24 +15; typing not-measured;
/// network 192.0.2.0/24; remote; by ana@laptop from 192.0.2.7`. The log is chained and has MACs, so
/// nobody makes a network familiar by editing a table.
package struct LoginRecord: Hashable, Sendable {
  /// What was wrong (`password`, `code`), or stood in for the password of a login that was done.
  package var subject: String?
  package var risk: LoginRisk
  /// The trusted device it came from.
  package var device: RecordID?
  package var network: String?
  package var place: String?
  /// A hash of the kind of terminal.
  package var terminal: String?
  package var isRemote = false
  /// Block lists and place files that could not be used.
  package var unread: [String] = []
  package var origin: String

  /// Whether it came from a trusted device.
  var isTrusted: Bool { device != nil }

  init(risk: LoginRisk, origin: String) {
    self.risk = risk
    self.origin = origin
  }

  /// The line.
  var text: String {
    var parts = subject.map { [$0] } ?? []
    parts.append("score \(risk.score)")
    if !risk.reasons.isEmpty {
      parts.append("why \(risk.reasons.map(LoginRecord.text).joined(separator: ", "))")
    }
    parts.append("typing \(risk.typing.rawValue)")
    let named = [
      ("device", device?.description), ("network", network), ("place", place),
      ("terminal", terminal),
    ]
    for (name, value) in named { if let value { parts.append("\(name) \(value)") } }
    if isRemote { parts.append("remote") }
    for name in unread { parts.append("unread \(name.filter { $0 != ";" })") }
    // Last, because it may hold anything.
    return (parts + ["by \(origin)"]).joined(separator: "; ")
  }

  /// Reads a line; nil for one that holds no score.
  package init?(_ text: String) {
    guard let end = text.firstRange(of: "; by ") else { return nil }
    let parts = text[..<end.lowerBound].split(separator: "; ")
    let fields = parts.map { LoginRecord.field($0) }
    guard let score = fields.firstIndex(where: { $0.name == "score" }), score <= 1 else {
      return nil
    }
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    let reasons = value("why")?.split(separator: ", ").compactMap { LoginRecord.reason($0) }
    risk = LoginRisk(
      reasons: reasons ?? [],
      typing: value("typing").flatMap { TypingVerdict(rawValue: $0) } ?? .notMeasured)
    origin = String(text[end.upperBound...])
    subject = score == 1 ? String(parts[0]) : nil
    device = value("device").flatMap { RecordID($0) }
    (network, place, terminal) = (value("network"), value("place"), value("terminal"))
    isRemote = parts.contains("remote")
    unread = fields.filter { $0.name == "unread" }.map(\.value)
  }

  private static func field(_ part: Substring) -> (name: String, value: String) {
    let words = part.split(separator: " ", maxSplits: 1)
    return (String(words[0]), words.count > 1 ? String(words[1]) : "")
  }

  private static func text(_ reason: RiskReason) -> String {
    [reason.kind.rawValue, reason.detail, "+\(reason.points)"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func reason(_ text: Substring) -> RiskReason? {
    let words = text.split(separator: " ")
    guard words.count >= 2, let kind = RiskKind(rawValue: String(words[0])),
      let points = Int(words[words.count - 1].dropFirst())
    else { return nil }
    return RiskReason(
      kind, detail: words[1..<words.count - 1].joined(separator: " "), points: points)
  }
}
