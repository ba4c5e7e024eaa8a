package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Adds a biller.
  package func insert(_ biller: Biller) throws {
    try insert(row: biller)
    state(.biller, biller.id)
    try record("biller.added", biller.id, biller.name)
  }

  /// Stores a changed biller.
  package func update(_ biller: Biller) throws {
    try checkStated(.biller, biller.id)
    try update(row: biller)
    state(.biller, biller.id)
    try record("biller.changed", biller.id, biller.name)
  }

  /// Keeps what a biller was recognised by, for bills that still come under it.
  package func keep(_ former: BillerMatch, of biller: RecordID) throws {
    try db.execute(
      sql: "INSERT INTO formerBiller (billerID, nameKey, vatID, legalID) VALUES (?, ?, ?, ?)",
      arguments: [biller, former.nameKey, former.vatID, former.legalID])
    try record("biller.renamed", biller, former.nameKey)
  }

  /// Adds an account of a biller with its secret number.
  package func insert(_ payee: Payee, secret: StoredSecret) throws {
    var columns = payee.plainColumns
    columns += secret.columns
    try db.cachedStatement(
      sql: """
        INSERT INTO payee (id, billerID, scheme, last4, name, address, country, agent, isQRIBAN,
          accountHash, state, version, createdAt, sealed, boxed)
        VALUES (:id, :billerID, :scheme, :last4, :name, :address, :country, :agent, :isQRIBAN,
          :accountHash, :state, :version, :createdAt, :sealed, :boxed)
        """
    ).execute(arguments: columns)
    state(.payee, payee.id)
    try record("payee.\(payee.state.rawValue)", payee.id, "…\(payee.last4)")
  }

  /// Stores a changed account of a biller with its secret number under the new version.
  package func update(_ payee: Payee, secret: StoredSecret) throws {
    try checkStated(.payee, payee.id)
    try store(payee, secret)
    state(.payee, payee.id)
    try record("payee.\(payee.state.rawValue)", payee.id, "…\(payee.last4)")
  }

  /// Puts the sealed number of an account in the place of the boxed one; nothing else changes.
  package func join(_ payee: Payee, sealed: [UInt8]) throws {
    try store(payee, .sealed(sealed))
    try record("payee.sealed", payee.id, "…\(payee.last4)")
  }

  private func store(_ payee: Payee, _ secret: StoredSecret) throws {
    var columns = payee.plainColumns
    columns += secret.columns
    try updateOne(
      "payee", payee.id,
      sql: """
        UPDATE payee SET billerID = :billerID, scheme = :scheme, last4 = :last4, name = :name,
          address = :address, country = :country, agent = :agent, isQRIBAN = :isQRIBAN,
          accountHash = :accountHash, state = :state, version = :version,
          createdAt = :createdAt, sealed = :sealed, boxed = :boxed
        WHERE id = :id
        """, arguments: columns)
  }
}

extension StoredSecret {
  /// The two columns of which exactly one is filled.
  var columns: StatementArguments {
    switch self {
    case .sealed(let bytes): ["sealed": Data(bytes), "boxed": nil]
    case .boxed(let bytes): ["sealed": nil, "boxed": Data(bytes)]
    }
  }
}
