import BillCore
import BillCredentials
import BillStore

/// Makes rows of the account that goes into rows of the one that stays: with its ids, its numbers,
/// its seals and its signatures.
struct MergeRows {
  let joins: MergeJoins
  /// By table, what is added to the numbers of its rows.
  private let offsets: [String: Int64]
  /// By table, the keys of rows that are there already.
  private let known: [String: Set<StoredRow.Value>]
  private let sealed: [RecordID: [UInt8]]
  private let approvals: [RecordID: [UInt8]]
  /// Bills that the account that stays has too: they come held, as only one of a number can count.
  private let held: Set<RecordID>
  private let hasDefault: Bool

  init(_ joins: MergeJoins, _ old: MergeSide, into new: MergeSide) throws {
    self.joins = joins
    (offsets, known) = try new.access.books.read {
      (try MergeRows.offsets($0), try MergeRows.keys($0))
    }
    sealed = try MergeRows.sealed(joins, old, for: new.access)
    approvals = try MergeRows.approvals(joins, old, by: new.access)
    held = Set(joins.bills.map(\.old.id))
    hasDefault = new.methods.contains(where: \.isDefault)
  }

  private static func offsets(_ reader: BookReader) throws -> [String: Int64] {
    let tables = Set(MergeScope.numbered.values.flatMap(\.values))
    return try tables.reduce(into: [:]) { $0[$1] = try reader.highestNumber(in: $1) }
  }

  private static func keys(_ reader: BookReader) throws -> [String: Set<StoredRow.Value>] {
    try reader.tables().reduce(into: [:]) { known, table in
      guard let key = MergeScope.keys[table.name] else { return }
      known[table.name] = try Set(reader.rows(of: table).map { $0[key] })
    }
  }

  /// A row as it is carried; nil where the account that stays has its own.
  func carried(_ row: StoredRow) -> StoredRow? {
    if let key = MergeScope.keys[row.table], known[row.table]?.contains(row[key]) == true {
      return nil
    }
    let id: RecordID? =
      if case .bytes(let bytes) = row["id"] { RecordID(bytes: bytes) } else { nil }
    if let id, joins.ids[id] != nil { return nil }
    var row = row
    for index in row.columns.indices {
      row.columns[index].value = value(row.columns[index], in: row.table)
    }
    if let id { complete(&row, id) }
    return row
  }

  private func value(_ column: StoredRow.Column, in table: String) -> StoredRow.Value {
    switch column.value {
    case .null: .null
    case .integer(let number):
      .integer(number + (MergeScope.numbered[table]?[column.name].flatMap { offsets[$0] } ?? 0))
    case .text(let text):
      .text(table == "posting" && column.name == "account" ? account(text) : text)
    case .bytes(let bytes): .bytes(RecordID(bytes: bytes).map { joins.id($0).bytes } ?? bytes)
    }
  }

  private func account(_ code: String) -> String {
    switch LedgerAccount(code: code) {
    case .payable(let biller): LedgerAccount.payable(biller: joins.id(biller)).code
    case .clearing(let method): LedgerAccount.clearing(method: joins.id(method)).code
    case .funding(let method): LedgerAccount.funding(method: joins.id(method)).code
    case .expense, .elsewhere, .fees, .discount, .exchange, .writtenOff, nil: code
    }
  }

  private func complete(_ row: inout StoredRow, _ id: RecordID) {
    switch row.table {
    case "method":
      if let sealed = sealed[id] { row["sealed"] = .bytes(sealed) }
      if hasDefault { row["isDefault"] = .integer(0) }
    case "payee":
      guard let sealed = sealed[id] else { return }
      (row["sealed"], row["boxed"]) = (.bytes(sealed), .null)
    case "payment":
      if let approval = approvals[id] { row["approval"] = .bytes(approval) }
    case "bill":
      if held.contains(id) { row["standing"] = .text(BillStanding.held.rawValue) }
    default: return  // why: nothing else is sealed, signed or unique.
    }
  }

  private static func sealed(_ joins: MergeJoins, _ old: MergeSide, for access: MoneyAccess) throws
    -> [RecordID: [UInt8]]
  {
    let installKey = try old.access.home.installKey()
    return try old.access.books.read { reader in
      var sealed: [RecordID: [UInt8]] = [:]
      for method in old.methods where joins.ids[method.id] == nil {
        guard let number = old.numbers[method.id] else { continue }
        sealed[method.id] = access.seal(number, for: method)
      }
      for payee in old.payees where joins.ids[payee.id] == nil && payee.state != .lost {
        var carried = payee
        carried.billerID = joins.id(payee.billerID)
        sealed[payee.id] = access.seal(
          try old.access.number(of: payee, reader, installKey), for: carried)
      }
      return sealed
    }
  }

  // What was not approved before does not become so now.
  private static func approvals(_ joins: MergeJoins, _ old: MergeSide, by access: MoneyAccess)
    throws
    -> [RecordID: [UInt8]]
  {
    let agents = try old.access.books.read { try $0.agents(of: old.access.account.id) }
    return try old.payments.reduce(into: [:]) { approvals, payment in
      guard
        try payment.isApproved(account: old.access.keys.signingPublicKey, agents: agents)
      else { return }
      var carried = payment
      carried.billID = payment.billID.map(joins.id)
      carried.billerID = joins.id(payment.billerID)
      carried.methodID = joins.id(payment.methodID)
      carried.payeeID = payment.payeeID.map(joins.id)
      approvals[payment.id] = access.approved(carried).approval
    }
  }
}
