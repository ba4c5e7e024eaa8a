import BillCore
import BillCredentials
import BillStore
import Foundation
import Synchronization
import Testing

@testable import BillActions

/// An address without an account must not be told from one with an account.
@Suite struct StrangerTests {
  private func outcome(_ email: String, _ home: Home) -> String {
    do {
      _ = try LogIn(email: email).perform(AccountFixture.proof("wrong"), in: home)
      return "in"
    } catch {
      return "\(error)"
    }
  }

  @Test func `Known and unknown addresses answer alike through every lock`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let moments: [Int64] =
      [0, 0, 0, 0, 0, 0, 1799, 1800, 1800, 1800, 1800, 1800, 1801, 1800 + 7199, 9000]
    for moment in moments {
      let home = ana.home.after(moment)
      #expect(outcome(AccountFixture.email, home) == outcome("eva@example.org", home))
    }
    for day in 1...10 {
      let home = ana.home.after(Int64(day) * 86_400)
      #expect(outcome(AccountFixture.email, home) == outcome("eva@example.org", home))
    }
    let late = ana.home.after(50 * 86_400)
    #expect(outcome("eva@example.org", late) == "\(AccessError.needsVerification)")
    #expect(outcome("fay@example.org", late) == "\(AccessError.wrongCredentials)")
  }

  @Test func `Of 64 guesses at once at an unknown address five are looked at`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let outcomes = Mutex<[String: Int]>([:])
    let threads = (0..<64).map { _ in
      Thread {
        let outcome = outcome("eva@example.org", ana.home.after())
        outcomes.withLock { $0[outcome, default: 0] += 1 }
      }
    }
    for thread in threads { thread.start() }
    while outcomes.withLock({ $0.values.reduce(0, +) }) < 64 { Thread.sleep(forTimeInterval: 0.02) }
    #expect(outcomes.withLock { $0["\(AccessError.wrongCredentials)"] } == 5)
    #expect(outcomes.withLock { $0.count } == 2)
  }

  @Test func `An empty home stays empty`() throws {
    let home = try SimulatedHome()
    defer { home.remove() }
    #expect(outcome("eva@example.org", home.after()) == "\(AccessError.wrongCredentials)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder).isEmpty)
  }
}
