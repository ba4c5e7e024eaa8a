import Dispatch

/// Does steps one after the other on a second thread while the caller goes on, a few steps behind.
final class WorkBehind: Sendable {
  private let queue = DispatchQueue(label: "billctl.behind")
  private let room: DispatchSemaphore
  // Touched on the queue only.
  nonisolated(unsafe) private var failure: (any Error)?

  /// - Parameter steps: so many may wait, each with what it holds in memory.
  init(steps: Int) { room = DispatchSemaphore(value: steps) }

  /// Adds a step, waiting for room; steps behind one that failed are left out.
  func add(_ step: @escaping @Sendable () throws -> Void) {
    room.wait()
    queue.async {
      defer { self.room.signal() }
      guard self.failure == nil else { return }
      do {
        try step()
      } catch {
        self.failure = error
      }
    }
  }

  /// Returns when every step was done, or throws what the first one failed with.
  func finish() throws {
    if let failure = queue.sync(execute: { failure }) { throw failure }
  }
}
