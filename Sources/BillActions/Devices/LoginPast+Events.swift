import BillCore
import BillStore

extension LoginPast {
  /// The kinds of events that tell of logins.
  private static let kinds = [
    "login.done", "login.failed", "login.refused", "device.trusted", "session.read",
    "session.money", "account.recovered", "account.restored", "account.imported",
    "support.unlocked",
  ]

  /// What the log of an account knows of its logins, for one at a trusted device or, with nil,
  /// elsewhere.
  init(_ reader: BookReader, at device: RecordID?) throws {
    self.init()
    // A clock that ran ahead before the account came back is no sign any more.
    var beginning: Int64 = 0
    for event in try reader.events(of: LoginPast.kinds) {
      switch event.kind {
      case "login.failed":
        if LoginPast.counts(event, at: device) { failures.append(event.at) }
      // Whoever proved by more than a password may have forgotten it before, and whoever brought the
      // account here has proven all it asks for.
      case "account.recovered", "account.restored", "account.imported":
        (failures, beginning) = ([], event.position)
      case "support.unlocked":
        if event.detail == UnlockByCase.Subject.lock.rawValue { failures = [] }
      // Whoever was sent away has made nothing familiar.
      case "login.refused": break
      case "session.read", "session.money": lastEntry = max(lastEntry ?? event.at, event.at)
      default: if let record = LoginRecord(event.detail) { remember(record) }
      }
    }
    highWater = try reader.latestMoment(from: beginning)
  }

  // What strangers fail at elsewhere is no sign against a trusted device. A failure without a
  // record is one of step-up, which takes a session.
  private static func counts(_ failure: BookEvent, at device: RecordID?) -> Bool {
    guard let device, let record = LoginRecord(failure.detail) else { return true }
    return record.device == device
  }

  private mutating func remember(_ record: LoginRecord) {
    if let network = record.network { networks.insert(network) }
    if let place = record.place { places.insert(place) }
    if let terminal = record.terminal { terminals.insert(terminal) }
    wasRemote = wasRemote || record.isRemote
  }
}
