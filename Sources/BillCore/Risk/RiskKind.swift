/// What can make a login unusual, and how much each weighs.
///
/// This is the one table of weights; `docs/manual/login-risk.md` shows it to users. A weight only
/// ever asks for more: nothing here opens anything (SP 800-63B-4 section 2).
package enum RiskKind: String, Hashable, Sendable, CaseIterable {
  /// The machine is not trusted.
  case newDevice = "new-device"
  /// The machine was trusted, and nobody logged in on it for thirty days.
  case expiredDevice = "expired-device"
  /// The key of a trusted device is used on another machine or by another user.
  case movedDevice = "moved-device"
  /// The first login over SSH on a trusted device.
  case newRemote = "new-remote"
  /// A kind of terminal that was never used on a trusted device.
  case newTerminal = "new-terminal"
  /// The SSH peer's network was never seen.
  case newNetwork = "new-network"
  /// The SSH peer's country was never seen; stands for its new network too.
  case newPlace = "new-place"
  /// The SSH peer's address is on a block list.
  case listedAddress = "listed-address"
  /// Wrong passwords or codes in the last hour; counts for each.
  case recentFailures = "recent-failures"
  /// The address was typed in another rhythm than learned.
  case strangeTyping = "strange-typing"
  /// Nobody logged in for longer than ninety days.
  case longAbsence = "long-absence"
  /// The clock stands before a moment that has been.
  case clockBehind = "clock-behind"

  /// The points it adds to the score; failures add them each, at most three times.
  package var points: Int {
    switch self {
    case .newDevice, .movedDevice: 40
    case .newRemote, .newPlace, .longAbsence: 20
    case .newTerminal: 5
    case .newNetwork, .strangeTyping: 15
    case .expiredDevice, .listedAddress, .clockBehind: 30
    case .recentFailures: 10
    }
  }

  /// More failures than this weigh no more.
  package static let mostFailures = 3
  /// An absence longer than this is a long one.
  package static let absenceDays = 90
  /// How far failures are looked back.
  package static let failureSeconds: Int64 = 3600
}
