import Synchronization
import Testing

@testable import BillActions

@Suite struct WorkBehindTests {
  private struct Stop: Error {}

  @Test func `Every step is done, in order, before the end`() throws {
    let done = Mutex<[Int]>([])
    let behind = WorkBehind(steps: 2)
    for step in 0..<100 { behind.add { done.withLock { $0.append(step) } } }
    try behind.finish()
    #expect(done.withLock { $0 } == Array(0..<100))
  }

  @Test func `The first failure is told at the end, and nothing is done behind it`() {
    let done = Mutex<[Int]>([])
    let behind = WorkBehind(steps: 2)
    for step in 0..<10 {
      behind.add {
        if step == 5 { throw Stop() }
        done.withLock { $0.append(step) }
      }
    }
    #expect(throws: Stop.self) { try behind.finish() }
    #expect(done.withLock { $0 } == Array(0..<5))
  }
}
