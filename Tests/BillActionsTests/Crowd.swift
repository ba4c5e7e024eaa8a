import Foundation
import Synchronization

/// Does the same in many threads at once; returns how often it ended how.
func crowd(of count: Int, _ body: @escaping @Sendable () throws -> Void) -> [String: Int] {
  let outcomes = Mutex<[String: Int]>([:])
  let threads = (0..<count).map { _ in
    Thread {
      let outcome: String
      do {
        try body()
        outcome = "done"
      } catch {
        outcome = "\(error)"
      }
      outcomes.withLock { $0[outcome, default: 0] += 1 }
    }
  }
  for thread in threads { thread.start() }
  while outcomes.withLock({ $0.values.reduce(0, +) }) < count {
    Thread.sleep(forTimeInterval: 0.02)
  }
  return outcomes.withLock { $0 }
}
