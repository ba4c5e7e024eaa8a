import Testing

@testable import BillCore

struct LoginRiskTests {
  private static let now = Instant(seconds: 1_795_000_000)

  /// Evidence of a login at a known machine, changed.
  private func risk(
    _ change: (inout LoginEvidence) -> Void = { _ in }
  ) -> LoginRisk {
    var past = LoginPast()
    past.lastEntry = LoginRiskTests.now.adding(seconds: -86_400)
    past.highWater = LoginRiskTests.now
    past.terminals = ["known"]
    past.networks = ["192.0.2.0/24"]
    past.places = ["DE"]
    var evidence = LoginEvidence(now: LoginRiskTests.now, past: past)
    evidence.device = .trusted
    change(&evidence)
    return LoginRisk(evidence)
  }

  @Test func `a login like all the others has no score`() {
    let usual = risk {
      $0.terminal = "known"
      $0.peer = IPAddress("192.0.2.99")
      $0.past.wasRemote = true
    }
    #expect(usual.reasons == [])
    #expect(usual.level == .normal)
  }

  @Test func `each reason weighs what the table says`() {
    let peer = IPAddress("203.0.113.7")
    func kinds(_ change: (inout LoginEvidence) -> Void) -> [RiskKind] {
      risk(change).reasons.map(\.kind)
    }
    #expect(kinds { $0.device = .unknown } == [.newDevice])
    #expect(kinds { $0.device = .expired } == [.expiredDevice])
    #expect(kinds { $0.device = .moved } == [.movedDevice])
    #expect(kinds { $0.terminal = "other" } == [.newTerminal])
    #expect(kinds { $0.peer = IPAddress("10.0.0.1") } == [.newRemote])
    #expect(kinds { $0.peer = peer } == [.newRemote, .newNetwork])
    #expect(kinds { ($0.peer, $0.place) = (peer, "DE") } == [.newRemote, .newNetwork])
    #expect(kinds { ($0.peer, $0.place) = (peer, "BR") } == [.newRemote, .newPlace])
    #expect(
      kinds { ($0.peer, $0.listedBy) = (peer, ["drop.txt"]) }
        == [.newRemote, .listedAddress, .newNetwork])
    #expect(kinds { $0.typing = .strange } == [.strangeTyping])
    #expect(kinds { $0.past.lastEntry = $0.now.adding(seconds: -91 * 86_400) } == [.longAbsence])
    #expect(kinds { $0.past.highWater = $0.now.adding(seconds: 301) } == [.clockBehind])
    for kind in RiskKind.allCases { #expect(RiskReason(kind).points == kind.points) }
  }

  @Test func `a private address is on no list and in no network`() {
    let local = risk {
      $0.peer = IPAddress("192.168.1.1")
      $0.listedBy = ["level1.netset"]
      $0.place = "ZZ"
      $0.past.wasRemote = true
    }
    #expect(local.score == 0)
  }

  @Test(arguments: [(1, 10), (2, 20), (3, 30), (9, 30)])
  func `failures of the last hour weigh ten each and thirty at most`(count: Int, score: Int) {
    let failed = risk { evidence in
      let early = evidence.now.adding(seconds: -3600)
      let recent = evidence.now.adding(seconds: -3599)
      evidence.past.failures = [early] + Array(repeating: recent, count: count)
    }
    #expect(failed.score == score)
  }

  @Test(arguments: [(29, "normal"), (30, "second-factor"), (59, "second-factor"), (60, "locked")])
  func `thirty asks for a second factor and sixty locks`(score: Int, level: String) {
    let reason = RiskReason(.newDevice, detail: "", points: score)
    #expect(LoginRisk(reasons: [reason], typing: .usual).level.rawValue == level)
  }

  @Test func `a new machine over SSH is counted once`() {
    let new = risk {
      $0.device = .unknown
      $0.terminal = "other"
      $0.peer = IPAddress("203.0.113.7")
    }
    #expect(new.score == 55)
  }
}
