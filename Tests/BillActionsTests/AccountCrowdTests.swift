import BillCore
import BillCredentials
import Synchronization
import Testing

@testable import BillActions

/// Several processes at once, played by threads: every lock is a file's or the database's.
@Suite struct AccountCrowdTests {
  @Test func `Right passwords at the same time never lock the account`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let outcomes = crowd(of: 8) {
      let access = try ana.open()
      let proof = Authentication(home: access.home, books: access.books, account: access.account)
      _ = try proof.verify(AccountFixture.proof())
    }
    #expect(outcomes == ["done": 8])
    #expect(try ana.count("login.failed") == 0)
  }

  @Test func `One money session serves eight at once, whoever's clock is first`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let turn = Mutex<Int64>(8)
    let outcomes = crowd(of: 8) {
      let seconds = turn.withLock { turn in
        turn -= 1
        return turn
      }
      _ = try ana.open(after: seconds).money()
    }
    #expect(outcomes == ["done": 8])
    // The latest use stands: five minutes from the slowest clock are over, from the fastest not.
    _ = try ana.open(after: 306).money()
  }
}
