package import BillCore
import BillCredentials
import BillStore

/// One thing that keeps an account from being in good standing.
package enum StandingCause: Hashable, Sendable {
  case frozen(since: Instant)
  /// The terms were withdrawn.
  case suspended(since: Instant)
  /// So many failures that only recovery helps.
  case needsVerification
  case locked(until: Instant)
  /// Something stored was altered from outside.
  case tampered(String)
  /// Something was handed over that the database does not know: it was put back from a copy.
  case behind(String)
  /// The account was merged into another one, and the database is from before that.
  case mergedAway
  /// Bills named so many accounts that their billers never had.
  case suspectedPayees(Int)

  /// The state it puts the account in.
  package var state: AccountStatus.State {
    switch self {
    case .frozen: .frozen
    case .suspended: .suspended
    case .needsVerification, .locked: .locked
    case .tampered, .behind, .mergedAway, .suspectedPayees: .flagged
    }
  }
}

extension [StandingCause] {
  /// The state of an account with these causes; the first one decides.
  package var state: AccountStatus.State { first?.state ?? .good }
}

extension StandingCause {
  /// Every cause that can be seen without reading the whole log, what stops most first.
  static func quick(_ home: Home, _ books: Books, _ account: Account, _ reader: BookReader) throws
    -> [StandingCause]
  {
    var causes: [StandingCause] = []
    if let since = account.frozenAt { causes.append(.frozen(since: since)) }
    if let since = account.suspendedAt { causes.append(.suspended(since: since)) }
    causes += try noting {
      switch try Attempts.lock(home, books, account.id, reader) {
      case nil: nil
      case .until(let end): .locked(until: end)
      case .untilVerified: .needsVerification
      }
    }
    causes += try noting {
      try AccountSeal(home, account.id).check(reader)
      return nil
    }
    let suspected = try reader.suspectedPayees()
    if suspected > 0 { causes.append(.suspectedPayees(suspected)) }
    return causes
  }

  /// Every cause, of an account that is looked at; reads the whole log.
  ///
  /// - throws: what reading throws; tampering is a cause and no error here.
  package static func all(_ access: ReadAccess) throws -> [StandingCause] {
    try all(access.home, access.account.id)
  }

  /// The same of an account to which nobody need be logged in.
  package static func all(_ home: Home, _ id: RecordID) throws -> [StandingCause] {
    let books = try home.books(of: id)
    return try books.read { reader in
      guard let account = try reader.account() else { return [] }
      return try all(home, books, account, reader)
    }
  }

  /// The same as of a point of a read.
  static func all(_ home: Home, _ books: Books, _ account: Account, _ reader: BookReader) throws
    -> [StandingCause]
  {
    let causes =
      try quick(home, books, account, reader) + noting { try stray(home, account.id, reader) }
    return causes.filter { $0.state != .flagged } + causes.filter { $0.state == .flagged }
  }

  private static func stray(_ home: Home, _ id: RecordID, _ reader: BookReader) throws
    -> StandingCause?
  {
    do {
      let log = try EventLog(home, id, reader)
      try PublishedLog(home, account: id).check(reader)
      try KeptHead(home, id).check(reader)
      _ = try reader.checkedSchedules(home.installKey())
      return try log.strayMoney(reader).map {
        .tampered("\($0.what) \($0.id.short)")
      }
    } catch is EventLogError {
      return .tampered("event log")
    } catch PublishError.databaseIsBehind(let reference) {
      return .behind(reference)
    } catch PublishError.mergedAway {
      return .mergedAway
    } catch CredentialError.tampered {
      return .tampered("event log")
    }
  }

  // What was altered is a finding, not a reason to say nothing at all.
  private static func noting(_ look: () throws -> StandingCause?) throws -> [StandingCause] {
    do {
      return try look().map { [$0] } ?? []
    } catch AccessError.tampered(let what) {
      return [.tampered(what)]
    }
  }
}
