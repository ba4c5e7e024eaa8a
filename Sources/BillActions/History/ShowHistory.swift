package import BillCore
import BillStore

/// Tells the whole story of one bill or payment.
package struct ShowHistory: Sendable {
  /// An id, a unique beginning of one, a bill's number or a payment's end-to-end id.
  package var record: String

  package init(record: String) { self.record = record }

  /// What happened to a record.
  package struct Story: Sendable {
    package let item: HistoryItem
    /// Of a bill: the payments made for it, the newest first.
    package let payments: [HistoryItem]
    /// Of a payment: its changes of state.
    package let steps: [PaymentStep]
    package let events: [BookEvent]
  }

  /// The story as it stands.
  ///
  /// - throws: `LookupError`.
  package func perform(_ access: ReadAccess) throws -> Story {
    let lookup = Lookup(access)
    let found: HistoryRecord
    do {
      found = .bill(try lookup.bill(record))
    } catch LookupError.notFound {
      do {
        found = .payment(try lookup.payment(record))
      } catch LookupError.notFound {
        throw LookupError.notFound(kind: "bill or payment", text: record)
      }
    }
    return try access.books.read { try story(of: found, $0, today: access.today) }
  }

  private func story(of record: HistoryRecord, _ reader: BookReader, today: CalendarDate) throws
    -> Story
  {
    let names = try HistoryNames(reader)
    let id = record.key.id
    var payments: [HistoryItem] = []
    var steps: [PaymentStep] = []
    switch record {
    case .bill:
      payments = try reader.payments(bill: id).map {
        try names.item(.payment($0), today: today)
      }
    case .payment: steps = try reader.steps(of: id)
    }
    return Story(
      item: try names.item(record, today: today), payments: payments, steps: steps,
      events: try reader.events(about: id))
  }
}
