package import BillCore
import Foundation
import GRDB

extension BookReader {
  /// Billers by name; archived ones only when asked for.
  package func billers(archived: Bool = false) throws -> [Biller] {
    try Biller.readAll(
      db, sql: "SELECT * FROM biller WHERE isArchived <= ? ORDER BY nameKey, id",
      arguments: [archived])
  }

  /// A biller that must exist.
  package func biller(_ id: RecordID) throws -> Biller {
    try Biller.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM biller WHERE id = ?"), arguments: [id])
      ?? { throw StoreError.missing(table: "biller", id: id) }()
  }

  /// The billers that may be the same as a party, by an equal VAT id, legal id or name, each with
  /// what it is recognised by, or was before somebody changed it.
  package func billers(resembling match: BillerMatch) throws -> [(
    biller: Biller, match: BillerMatch
  )] {
    let arguments: StatementArguments = [
      "name": match.nameKey, "vat": match.vatID, "legal": match.legalID,
    ]
    let find = try db.cachedStatement(
      sql: """
        SELECT * FROM biller
        WHERE nameKey = :name OR (vatID IS NOT NULL AND vatID = :vat)
          OR (legalID IS NOT NULL AND legalID = :legal)
        ORDER BY createdAt, id
        """)
    let named = try Biller.readAll(find, arguments: arguments)
      .map { (biller: $0, match: BillerMatch($0)) }
    let findFormer = try db.cachedStatement(
      sql: """
        SELECT billerID, nameKey, vatID, legalID FROM formerBiller
        WHERE nameKey = :name OR (vatID IS NOT NULL AND vatID = :vat)
          OR (legalID IS NOT NULL AND legalID = :legal)
        ORDER BY rowid
        """)
    let former = try Row.fetchAll(findFormer, arguments: arguments).map { row in
      let columns = ColumnReader(table: "formerBiller", row: row)
      return (
        biller: try biller(columns.value("billerID")),
        match: BillerMatch(
          name: try columns.value("nameKey"), vatID: try columns.optional("vatID"),
          legalID: try columns.optional("legalID"))
      )
    }
    return named + former
  }

  /// The accounts of a biller, the accepted ones first.
  package func payees(of billerID: RecordID) throws -> [Payee] {
    let find = try db.cachedStatement(
      sql: """
        SELECT * FROM payee WHERE billerID = ? ORDER BY state <> 'accepted', createdAt, id
        """)
    return try Payee.readAll(find, arguments: [billerID])
  }

  /// The accounts of every biller, the accepted ones first.
  package func payees() throws -> [Payee] {
    try Payee.readAll(db, sql: "SELECT * FROM payee ORDER BY state <> 'accepted', createdAt, id")
  }

  /// The accounts a bill offers, in its order.
  package func payees(ofBill billID: RecordID) throws -> [Payee] {
    let find = try db.cachedStatement(
      sql: """
        SELECT payee.* FROM payee JOIN billPayee ON billPayee.payeeID = payee.id
        WHERE billPayee.billID = ? ORDER BY billPayee.position
        """)
    return try Payee.readAll(find, arguments: [billID])
  }

  /// An account that must exist.
  package func payee(_ id: RecordID) throws -> Payee {
    try Payee.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM payee WHERE id = ?"), arguments: [id])
      ?? { throw StoreError.missing(table: "payee", id: id) }()
  }

  /// The account number of a payee as it lies there: sealed, or boxed while no key has seen it.
  package func payeeSecret(_ id: RecordID) throws -> StoredSecret {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT sealed, boxed FROM payee WHERE id = ?"), arguments: [id])
    else { throw StoreError.missing(table: "payee", id: id) }
    let columns = ColumnReader(table: "payee", row: row)
    if let sealed = try columns.optionalBytes("sealed") { return .sealed(sealed) }
    return .boxed(try columns.bytes("boxed"))
  }

  /// The accounts whose numbers still wait for the key.
  package func boxedPayees() throws -> [Payee] {
    try Payee.readAll(db, sql: "SELECT * FROM payee WHERE boxed IS NOT NULL ORDER BY id")
  }
}

extension BookReader {
  /// Whether the holder accepted an account, or a bill that was not cancelled names it.
  package func vouchesForPayee(_ payee: Payee) throws -> Bool {
    if payee.state == .accepted { return true }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM billPayee JOIN bill ON bill.id = billPayee.billID
          WHERE billPayee.payeeID = ? AND bill.standing <> 'cancelled')
        """, arguments: [payee.id]) ?? false
  }

  /// The accounts every bill offers, in its order.
  package func payeesByBill() throws -> [RecordID: [Payee]] {
    let known = Dictionary(uniqueKeysWithValues: try self.payees().map { ($0.id, $0) })
    let offers = try Row.fetchCursor(
      db, sql: "SELECT billID, payeeID FROM billPayee ORDER BY position")
    var payees: [RecordID: [Payee]] = [:]
    while let row = try offers.next() {
      let columns = ColumnReader(table: "billPayee", row: row)
      guard let payee = known[try columns.value("payeeID")] else { continue }
      payees[try columns.value("billID"), default: []].append(payee)
    }
    return payees
  }
}
