package import BillCore
import BillStore

/// Finds batches: payments that went into one file together.
package struct ListBatches: Sendable {
  package var states: Set<PaymentState>

  package init(states: Set<PaymentState> = []) { self.states = states }

  /// The batches that fit, the newest first.
  package func perform(_ access: ReadAccess) throws -> [BatchDetails] {
    let batches = try access.books.read { try $0.batches() }
      .filter { states.isEmpty || states.contains($0.state) }
    var result = PayResult()
    try result.add(batches, access)
    return result.batches
  }
}
