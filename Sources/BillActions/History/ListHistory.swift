package import BillCore
import BillStore

/// Finds bills and payments, the newest first.
package struct ListHistory: Sendable {
  /// An id, a unique beginning of one, or a name.
  package var biller: String?
  package var from: CalendarDate?
  /// The last day, included.
  package var to: CalendarDate?
  /// At most so many; nil for all.
  package var limit: Int?
  /// A part of a biller's name, a number, a reference or an amount.
  package var text: String?

  package init(
    biller: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, limit: Int? = nil,
    text: String? = nil
  ) {
    self.biller = biller
    self.from = from
    self.to = to
    self.limit = limit
    self.text = text
  }

  private static let pageSize = 500

  /// What fits; read page by page, so that no other process waits long.
  ///
  /// - throws: `LookupError` for a biller that is not known.
  package func perform(_ access: ReadAccess) throws -> [HistoryItem] {
    let query = try query(access)
    let wanted = text?.lowercased()
    let known = try access.books.read { try HistoryNames($0) }
    var items: [HistoryItem] = []
    var key: HistoryKey?
    while items.count < limit ?? .max {
      let page = try access.books.read {
        try $0.history(query, after: key, limit: ListHistory.pageSize)
      }
      let found = try page.map { try known.item($0, today: access.today) }
      items += found.filter { item in wanted.map(item.mentions) ?? true }
      guard page.count == ListHistory.pageSize else { break }
      key = page.last?.key
    }
    return Array(items.prefix(limit ?? .max))
  }

  private func query(_ access: ReadAccess) throws -> HistoryQuery {
    let (world, zone) = (access.world, access.account.zone)
    return HistoryQuery(
      biller: try biller.map { try Lookup(access).biller($0).id },
      from: from.map { world.end(of: $0.adding(days: -1), in: zone) },
      until: to.map { world.end(of: $0, in: zone) })
  }
}

/// The names and balances that the lines of a history need.
struct HistoryNames {
  private let billers: [RecordID: String]
  private let balances: [RecordID: BillBalance]

  init(_ reader: BookReader) throws {
    billers = Dictionary(
      uniqueKeysWithValues: try reader.billers(archived: true).map { ($0.id, $0.name) })
    balances = try reader.balances()
  }

  func item(_ record: HistoryRecord, today: CalendarDate) throws -> HistoryItem {
    switch record {
    case .payment(let payment):
      return HistoryItem(payment, biller: billers[payment.billerID] ?? "")
    case .bill(let bill):
      // A bill that came in while the pages were read has no balance yet: all of it is open.
      let balance =
        balances[bill.id]
        ?? BillBalance(
          amount: bill.amount, reserved: .zero(bill.currency), paid: .zero(bill.currency),
          credited: .zero(bill.currency))
      return try HistoryItem(
        bill, biller: billers[bill.billerID] ?? "", balance: balance, today: today)
    }
  }
}
