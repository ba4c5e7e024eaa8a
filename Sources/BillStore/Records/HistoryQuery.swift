package import BillCore

/// Which bills and payments are wanted; nil sets no bound.
package struct HistoryQuery: Hashable, Sendable {
  package var biller: RecordID?
  package var from: Instant?
  /// The first moment that is too late.
  package var until: Instant?

  package init(biller: RecordID? = nil, from: Instant? = nil, until: Instant? = nil) {
    self.biller = biller
    self.from = from
    self.until = until
  }
}
