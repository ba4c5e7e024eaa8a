import BillCore
import BillStore

extension LoginPast {
  /// The kinds of events that tell of logins.
  private static let kinds = [
    "login.done", "login.failed", "login.refused", "device.trusted", "session.read",
    "session.money", "account.recovered",
  ]

  /// What the log of an account knows of its logins.
  init(_ reader: BookReader) throws {
    self.init()
    for event in try reader.events(of: LoginPast.kinds) {
      switch event.kind {
      case "login.failed": failures.append(event.at)
      // Whoever proved by more than a password may have forgotten it before.
      case "account.recovered": failures = []
      // Whoever was sent away has made nothing familiar.
      case "login.refused": break
      case "session.read", "session.money": lastEntry = max(lastEntry ?? event.at, event.at)
      default: if let record = LoginRecord(event.detail) { remember(record) }
      }
    }
    highWater = try reader.latestMoment()
  }

  private mutating func remember(_ record: LoginRecord) {
    if let network = record.network { networks.insert(network) }
    if let place = record.place { places.insert(place) }
    if let terminal = record.terminal { terminals.insert(terminal) }
    wasRemote = wasRemote || record.isRemote
  }
}
