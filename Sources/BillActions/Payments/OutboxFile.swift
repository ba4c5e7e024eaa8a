/// What became of a payment file since it was put into the outbox.
package enum OutboxFile: String, Sendable, Hashable, CaseIterable {
  /// It is the one that was written.
  case whole
  /// It is not there: uploaded and moved, or deleted.
  case missing
  /// Somebody altered it.
  case changed
}
