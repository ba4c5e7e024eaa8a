package import BillCore
import BillCredentials
package import BillStore

/// How an account stands, in counts; needs no login, so that a prompt can show it.
package struct AccountStatus: Sendable {
  /// Whether the account can be used.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case good, frozen, suspended, locked
    /// No account lives here.
    case none
  }

  /// The live session of this shell.
  package enum SessionKind: String, Sendable, Hashable {
    case none, read, money
  }

  package var state: State
  package var email: String?
  package var isTest = false
  package var session = SessionKind.none
  /// When the session ends if it is not used any more.
  package var expires: Instant?
  /// Whether the address and the terms leave the account free to pay.
  package var isConfirmed = true
  package var counts = StatusCounts()

  /// How many days ahead a bill counts as due.
  package static let daysAhead = 14

  /// The status of the named account, the only one, or the only one somebody is logged in to.
  ///
  /// - throws: `HomeError.severalAccounts`, `HomeError.unknownAccount`.
  package init(_ home: Home, email: String?) throws {
    self.init(state: .none)
    let id: RecordID
    do {
      id = try home.accountInUse(named: email)
    } catch HomeError.noAccount {
      return
    }
    let tokens = try SessionFile(home, account: id).load()
    let books = try home.books(of: id)
    try books.read { reader in
      guard let account = try reader.account() else { return }
      let isLocked = try Attempts.lock(home, books, id, reader) != nil
      state = account.state(isLocked: isLocked)
      self.email = account.email
      isTest = account.isTest
      isConfirmed = account.emailState != .unconfirmed && account.termsVersion == Terms.version
      if let tokens { try read(tokens, reader, home.world) }
      let today = home.world.today(in: account.zone)
      counts = try reader.statusCounts(
        today: today, until: today.adding(days: AccountStatus.daysAhead))
    }
  }

  private init(state: State) { self.state = state }

  private mutating func read(_ tokens: SessionFile.Tokens, _ reader: BookReader, _ world: World)
    throws
  {
    guard let stored = try reader.readSession(tokens.read.id) else { return }
    do {
      try stored.verify(token: tokens.read, at: world.now, bootID: world.bootID)
    } catch CredentialError.sessionEnded {
      return
    }
    (session, expires) = (.read, stored.expires)
    guard let token = tokens.money, let money = try reader.moneySession(token.id) else { return }
    do {
      _ = try money.open(token: token, at: world.now, bootID: world.bootID)
      (session, expires) = (.money, money.expires)
    } catch CredentialError.sessionEnded {
      return
    }
  }
}

extension Account {
  /// How the account stands; what stops more comes first.
  fileprivate func state(isLocked: Bool) -> AccountStatus.State {
    if frozenAt != nil { return .frozen }
    if suspendedAt != nil { return .suspended }
    return isLocked ? .locked : .good
  }
}
