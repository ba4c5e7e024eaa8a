import BillCore
import BillTestSupport
import Testing

struct AttemptStateTests {
  @Test func `five failures lock for half an hour, then two hours, then a day, then for good`() {
    var state = AttemptState()
    var now = Samples.now
    for seconds in [30 * 60, 2 * 3600, 24 * 3600] as [Int64] {
      for remaining in (0...4).reversed() {
        #expect(state.charge(at: now) == .allowed(remaining: remaining))
      }
      let end = now.adding(seconds: seconds)
      #expect(state.charge(at: now) == .locked(until: end))
      #expect(state.charge(at: end.adding(seconds: -1)) == .locked(until: end))
      now = end
    }
    for remaining in (0...4).reversed() {
      #expect(state.charge(at: now) == .allowed(remaining: remaining))
    }
    #expect(state.needsVerification)
    #expect(state.charge(at: now.adding(seconds: 1_000_000_000)) == .needsVerification)
    state.succeed()
    #expect(state == AttemptState())
  }

  @Test func `a refused attempt is not charged`() {
    var state = AttemptState()
    for _ in 0..<5 { _ = state.charge(at: Samples.now) }
    let locked = state
    for _ in 0..<100 { _ = state.charge(at: Samples.now) }
    #expect(state == locked)
  }

  @Test func `whatever the times, never more than five per lock and twenty in all`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var state = AttemptState()
      var now = Samples.now
      var allowed = 0
      var times: [Instant] = []
      for _ in 0..<400 {
        now = now.adding(seconds: Int64.random(in: -600...4000, using: &generator))
        let before = state
        switch state.charge(at: now) {
        case .allowed:
          allowed += 1
          times.append(now)
          #expect(state.failures == before.failures + 1, "seed \(seed)")
        case .locked(let end):
          #expect(now < end && state == before, "seed \(seed)")
        case .needsVerification:
          #expect(allowed == 20 && state == before, "seed \(seed)")
        }
      }
      #expect(allowed <= 20, "seed \(seed)")
      for lock in stride(from: 5, to: times.count, by: 5) {
        #expect(times[lock] >= times[lock - 1].adding(seconds: 30 * 60), "seed \(seed)")
      }
    }
  }

  @Test func `A weaker proof takes back its own charge and nothing before it`() {
    var state = AttemptState()
    let now = Instant(seconds: 1_795_000_000)
    for _ in 0..<4 { _ = state.charge(at: now) }
    let before = state
    #expect(state.charge(at: now) == .allowed(remaining: 0))
    #expect(state.lockedUntil != nil)
    state.takeBack()
    #expect(state == before)
    state.succeed()
    state.takeBack()
    #expect(state == AttemptState())
  }
}
