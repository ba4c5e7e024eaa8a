/// A ledger entry as it was stored.
package struct RecordedEntry: Hashable, Sendable {
  /// Counts upwards in the order of recording.
  package let id: Int64
  package let entry: LedgerEntry
  /// When it was written down, which may be long after the date it belongs to.
  package let recordedAt: Instant

  package init(id: Int64, entry: LedgerEntry, recordedAt: Instant) {
    self.id = id
    self.entry = entry
    self.recordedAt = recordedAt
  }
}
