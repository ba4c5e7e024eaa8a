package import BillCore
import BillCredentials
package import BillStore

/// Whether an account may pay, judged before any plan is made.
package enum Standing {
  /// Everything that keeps the account from paying; empty when nothing does.
  ///
  /// - throws: `AccessError.tampered` for an edited account or attempt counter.
  package static func obstacles(_ access: ReadAccess) throws -> [PayObstacle] {
    try access.books.read { try obstacles(access, $0) }
  }

  /// The same as of a point of a transaction, so that a freeze at the last moment still counts.
  ///
  /// The agent knows no password: wrong ones that somebody else tries keep it from nothing for as
  /// long as the lock ends by itself.
  package static func obstacles(
    _ access: ReadAccess, _ reader: BookReader, isAgent: Bool = false
  ) throws -> [PayObstacle] {
    try AccountSeal(access.home, access.account.id).check(reader)
    let account = try reader.account() ?? access.account
    var found = obstacles(of: account)
    if let lock = try lock(access, reader), !(isAgent && lock.endsByItself) { found.append(lock) }
    if let obstacle = try walletObstacle(reader.methods(), on: access.today) {
      found.append(obstacle)
    }
    return found
  }

  /// Refuses an account that may not pay.
  ///
  /// - throws: `StandingError.mayNotPay`.
  package static func require(_ access: ReadAccess, isAgent: Bool = false) throws {
    let found = try access.books.read { try obstacles(access, $0, isAgent: isAgent) }
    guard found.isEmpty else { throw StandingError.mayNotPay(found) }
  }

  // One good method is enough; which one pays is the plan's business.
  private static func walletObstacle(_ methods: [PaymentMethod], on day: CalendarDate)
    -> PayObstacle?
  {
    guard let first = methods.first else { return .emptyWallet }
    guard let obstacle = first.obstacle(on: day) else { return nil }
    let isHopeless = methods.allSatisfy { $0.obstacle(on: day) != nil }
    return isHopeless ? .unusableMethod(label: first.label, obstacle) : nil
  }

  private static func obstacles(of account: Account) -> [PayObstacle] {
    var found: [PayObstacle] = []
    if account.frozenAt != nil { found.append(.frozen) }
    if account.suspendedAt != nil {
      found.append(.suspended)
    } else if account.termsVersion != Terms.version {
      found.append(.termsNotAccepted(version: Terms.version))
    }
    switch account.emailState {
    case .unconfirmed: found.append(.emailNotConfirmed(account.email))
    case .confirmed, .selfAttested: break
    }
    return found
  }

  private static func lock(_ access: ReadAccess, _ reader: BookReader) throws -> PayObstacle? {
    switch try Attempts.lock(access.home, access.books, access.account.id, reader) {
    case nil: nil
    case .until(let end): .locked(until: end)
    case .untilVerified: .needsVerification
    }
  }
}

/// One thing that keeps an account from paying.
package enum PayObstacle: Hashable, Sendable {
  case frozen
  /// The terms were withdrawn.
  case suspended
  /// The terms of this version were never accepted.
  case termsNotAccepted(version: Int)
  /// The address was neither confirmed nor vouched for.
  case emailNotConfirmed(String)
  /// Too many wrong passwords or codes.
  case locked(until: Instant)
  /// So many failures that only the recovery key helps.
  case needsVerification
  case emptyWallet
  /// Every method in the wallet is expired or declined, the default one for this reason.
  case unusableMethod(label: String, MethodObstacle)

  fileprivate var endsByItself: Bool { if case .locked = self { true } else { false } }
}

/// Why nothing was paid.
package enum StandingError: Error, Equatable {
  /// Holds at least one obstacle.
  case mayNotPay([PayObstacle])
}
