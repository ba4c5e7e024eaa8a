/// What the holder is told about, as `account set --notify` names it.
package enum NoticeKind: String, Sendable, Hashable, CaseIterable {
  /// New devices, failures and locks.
  case login
  /// Password, addresses, factors, recovery, terms, freeze, restore.
  case access
  /// Agents, mandates, accounts of billers, methods, limits.
  case permission
  /// Payments that are on their way.
  case sent
  case settled
  /// Payments that were refused, came back, were not sent, or about which nobody knows.
  case failed
  /// What an unattended run did.
  case run

  /// Whether it always goes by mail: silence here is what an intruder would want, and a text can be
  /// neither read later nor told from a false one so well.
  package var isSecurity: Bool {
    switch self {
    case .login, .access, .permission: true
    case .sent, .settled, .failed, .run: false
    }
  }

  /// Where the reader of such a notice finds more.
  var lookUp: String {
    switch self {
    case .login, .access: "billctl account activity"
    case .permission: "billctl account security"
    case .sent, .settled, .failed, .run: "billctl payments list"
    }
  }
}
