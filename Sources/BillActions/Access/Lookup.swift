package import BillCore
import BillStore

/// Finds the record a user means by an id, a unique beginning of one, or a name or number only it
/// has.
package struct Lookup: Sendable {
  /// A shorter beginning of an id is more likely a slip than a name.
  private static let leastPrefix = 4

  private let access: ReadAccess

  package init(_ access: ReadAccess) { self.access = access }

  /// The bill of an id or number.
  ///
  /// - throws: `LookupError`.
  package func bill(_ text: String) throws -> Bill {
    try bill(text, among: access.books.read { try $0.bills() })
  }

  /// The same among bills that were read already.
  func bill(_ text: String, among bills: [Bill]) throws -> Bill {
    try Lookup.choose(
      text, from: bills, kind: "bill", id: \.id, names: { [$0.number] },
      isSetAside: { $0.standing == .cancelled }, describe: words)
  }

  /// Bills with what lists show beside them.
  package func details(_ bills: [RecordID]) throws -> [RecordID: BillDetails] {
    try access.books.read { reader in
      var details: [RecordID: BillDetails] = [:]
      for id in bills { details[id] = try BillDetails(id, reader, today: access.today) }
      return details
    }
  }

  private func words(_ bill: Bill) throws -> String {
    let details = try access.books.read { try BillDetails(bill.id, $0, today: access.today) }
    let amount = bill.amount?.description ?? "any amount"
    return "\(details.biller.name), \(bill.number ?? "no number"), \(amount), "
      + details.stateText
  }

  /// The biller of an id, name or customer number.
  package func biller(_ text: String) throws -> Biller {
    let billers = try access.books.read { try $0.billers(archived: true) }
    return try Lookup.choose(
      text, from: billers, kind: "biller", id: \.id, names: { [$0.name, $0.customerNumber] },
      isSetAside: \.isArchived,
      describe: { "\($0.name)\($0.isArchived ? ", archived" : "")" })
  }

  /// The method of an id, label or last four digits.
  package func method(_ text: String) throws -> PaymentMethod {
    let methods = try access.books.read { try $0.methods() }
    return try Lookup.choose(
      text, from: methods, kind: "method", id: \.id, names: { [$0.label, $0.last4] }
    ) { "\($0.label) …\($0.last4)" }
  }

  /// The method of a name, else the one that is used where none is named.
  ///
  /// - throws: `LookupError`, `PayError.noMethod` where the wallet is empty.
  func method(orUsual text: String?) throws -> PaymentMethod {
    if let text { return try method(text) }
    guard let usual = try access.books.read({ try $0.methods() }).usual else {
      throw PayError.noMethod
    }
    return usual
  }

  /// The payment of an id, end-to-end id or number of its bill.
  package func payment(_ text: String) throws -> Payment {
    let (payments, bills) = try access.books.read { (try $0.payments(), try $0.bills()) }
    let numbers = Dictionary(bills.map { ($0.id, $0.number) }) { first, _ in first }
    return try Lookup.choose(
      text, from: payments, kind: "payment", id: \.id,
      names: { [$0.endToEndID, $0.billID.flatMap { numbers[$0] ?? nil }] },
      isSetAside: { !$0.state.reserves },
      describe: { "\($0.amount) on \($0.executeOn), \($0.state.rawValue)" })
  }

  /// The batch of an id, file name or message id.
  package func batch(_ text: String) throws -> Batch {
    let batches = try access.books.read { try $0.batches() }
    return try Lookup.choose(
      text, from: batches, kind: "batch", id: \.id, names: { [$0.fileName, $0.messageID] }
    ) { $0.fileName ?? $0.railName }
  }

  /// The batch of an id, file name or message id; nil where there is none.
  package func batchIfAny(_ text: String) throws -> Batch? {
    do {
      return try batch(text)
    } catch LookupError.notFound {
      return nil
    }
  }

  /// The one record a text can mean.
  ///
  /// - throws: `LookupError`.
  static func choose<Record>(
    _ text: String, from records: [Record], kind: String, id: (Record) -> RecordID,
    names: (Record) -> [String?] = { _ in [] }, isSetAside: (Record) -> Bool = { _ in false },
    describe: (Record) throws -> String
  ) throws -> Record {
    let wanted = text.lowercased()
    let all = records.filter { record in names(record).contains { $0?.lowercased() == wanted } }
    // A cancelled record of that name is hardly meant while another one bears it.
    let current = all.filter { !isSetAside($0) }
    let named = current.isEmpty ? all : current
    if named.count == 1 { return named[0] }
    let isLongEnough = wanted.count >= Lookup.leastPrefix
    let prefixed = isLongEnough ? records.filter { id($0).description.hasPrefix(wanted) } : []
    let found = named.isEmpty ? prefixed : named
    switch found.count {
    case 1: return found[0]
    case 0: throw LookupError.notFound(kind: kind, text: text)
    default:
      throw LookupError.ambiguous(
        kind: kind, text: text,
        candidates: try found.prefix(10).map { "\(id($0))  \(try describe($0))" })
    }
  }
}

/// Why a record was not found.
package enum LookupError: Error, Equatable {
  case notFound(kind: String, text: String)
  case ambiguous(kind: String, text: String, candidates: [String])
}
