package import BillCore
import BillStore

/// Takes a payment file out of the outbox again, before it went to the bank.
package struct TakeBackBatch: Sendable {
  private let access: ReadAccess

  package init(_ access: ReadAccess) { self.access = access }

  /// The batch that is meant, which still lies in the outbox or was taken back before.
  ///
  /// - throws: `LookupError`, `StoreError.wrongState`.
  package func plan(_ name: String) throws -> Batch {
    let batch = try Lookup(access).batch(name)
    guard batch.state == .emitted || batch.state == .takenBack else {
      throw StoreError.wrongState(payment: batch.id, state: batch.state, wanted: .takenBack)
    }
    return batch
  }

  /// Takes the file back; nothing is to do where it was taken back before.
  ///
  /// - throws: `PublishError` where the file is gone or changed; nothing is recorded then.
  package func perform(_ batch: Batch) throws -> PayResult {
    if batch.state != .takenBack {
      let outbox = Outbox(access)
      try outbox.underLock { _ in
        // Somebody may have said meanwhile that the bank has it.
        let current = try plan(batch.id.description)
        if current.state != .takenBack { try outbox.takeBack(current) }
      }
    }
    return try PayResult(payments: access.books.read { try $0.payments(batch: batch.id) }, access)
  }
}
