/// One file or hand-over on a rail, holding payments of one currency.
package struct Batch: Hashable, Sendable {
  package var id: RecordID
  package var rail: RailKind
  package var railName: String
  /// The file's name in the stage and outbox folders; nil for a hand-over without a file.
  package var fileName: String?
  /// The folder the file is published to; nil for the outbox of the home, wherever that is moved.
  package var outbox: String?
  /// Bytes of the file.
  package var fileSize: Int64?
  /// Lower-case hexadecimal SHA-256 of the file.
  package var sha256: String?
  /// `GrpHdr/MsgId` of a payment file.
  package var messageID: String?
  package var state: PaymentState
  package var executeOn: CalendarDate
  package var total: Money
  package var count: Int
  package var createdAt: Instant

  package init(
    id: RecordID, rail: RailKind, railName: String, state: PaymentState, executeOn: CalendarDate,
    total: Money, count: Int, createdAt: Instant
  ) {
    self.id = id
    self.rail = rail
    self.railName = railName
    self.state = state
    self.executeOn = executeOn
    self.total = total
    self.count = count
    self.createdAt = createdAt
  }
}
