package import BillCore
import BillCredentials
package import BillStore

/// How an account stands, in counts; needs no login, so that a prompt can show it.
package struct AccountStatus: Sendable {
  /// Whether the account can be used.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case good, frozen, suspended, locked
    /// Something needs the holder's eye: it was altered from outside, or a biller's account waits
    /// for his word.
    case flagged
    /// No account lives here.
    case none
  }

  /// The live session of this shell.
  package enum SessionKind: String, Sendable, Hashable {
    case none, read, money
  }

  package var state: State
  /// Why it is not `good`, what stops most first.
  package var causes: [StandingCause] = []
  package var email: String?
  package var isTest = false
  package var session = SessionKind.none
  /// When the session ends if it is not used any more.
  package var expires: Instant?
  /// Whether the address was confirmed or knowingly attested.
  package var hasAddress = true
  /// Whether the terms of now were accepted.
  package var hasTerms = true
  package var counts = StatusCounts()

  /// Whether no cause keeps everything from being paid.
  package var mayPay: Bool {
    causes.allSatisfy { cause in if case .suspectedPayees = cause { true } else { false } }
  }

  /// How many days ahead a bill counts as due.
  package static let daysAhead = 14

  /// The status of the named account, the only one, or the only one somebody is logged in to.
  ///
  /// Of an account that was named and that nobody is logged in to nothing is said, not even that
  /// it is there.
  ///
  /// - Parameter isQuick: looks at what a prompt has time for, and not at the whole log.
  /// - throws: `HomeError.severalAccounts`, `AccessError.notLoggedIn`.
  package init(_ home: Home, email: String?, isQuick: Bool = false) throws {
    self.init(state: .none)
    let id: RecordID
    do {
      id = try home.accountInUse(named: email)
    } catch HomeError.noAccount {
      return
    } catch HomeError.unknownAccount {
      throw AccessError.notLoggedIn
    }
    let tokens = try AccountStatus.tokens(home, id)
    // Before the account is read, which takes a while.
    guard email == nil || tokens != nil else { throw AccessError.notLoggedIn }
    let books = try home.books(of: id)
    try books.read { reader in
      guard let account = try reader.account() else { return }
      causes =
        try isQuick
        ? StandingCause.quick(home, books, account, reader)
        : StandingCause.all(home, books, account, reader)
      state = causes.state
      self.email = account.email
      isTest = account.isTest
      hasAddress = account.emailState != .unconfirmed
      hasTerms = account.termsVersion == Terms.version
      if let tokens { try read(tokens, reader, home.world) }
      let today = home.world.today(in: account.zone)
      counts = try reader.statusCounts(
        today: today, until: today.adding(days: AccountStatus.daysAhead))
    }
    guard email == nil || session != .none else { throw AccessError.notLoggedIn }
  }

  private init(state: State) { self.state = state }

  // A prompt shows that nobody is logged in, whatever was wrong with the session it was given.
  private static func tokens(_ home: Home, _ id: RecordID) throws -> SessionFile.Tokens? {
    do {
      return try home.heldTokens(of: id)
    } catch is AccessError {
      return nil
    }
  }

  private mutating func read(_ tokens: SessionFile.Tokens, _ reader: BookReader, _ world: World)
    throws
  {
    guard let stored = try reader.readSession(tokens.read.id) else { return }
    do {
      try stored.verify(token: tokens.read, at: world.now, bootID: world.bootID)
    } catch CredentialError.sessionEnded, CredentialError.wrongSecret {
      return
    }
    (session, expires) = (.read, stored.expires)
    guard let token = tokens.money, let money = try reader.moneySession(token.id) else { return }
    do {
      _ = try money.open(token, in: world, reader)
      (session, expires) = (.money, money.expires)
    } catch CredentialError.sessionEnded {
      return
    }
  }
}
