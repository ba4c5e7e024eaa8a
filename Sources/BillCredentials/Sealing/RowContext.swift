package import BillCore

/// Where a sealed value belongs, and the plain columns beside it that decide where money goes.
///
/// All of it is bound to the ciphertext: a value copied to another row, or a row whose plain
/// columns were edited, does not open.
package struct RowContext: Hashable, Sendable {
  /// The table's name.
  package let table: String
  /// The group of fields sealed together, for rows with more than one sealed value.
  package let group: String
  package let account: RecordID
  package let row: RecordID
  /// The row's version, rising by one with each change.
  package let version: UInt32
  /// The plain columns that influence money, in any order.
  package let columns: [PlainColumn]

  package init(
    table: String, group: String, account: RecordID, row: RecordID, version: UInt32,
    columns: [PlainColumn]
  ) {
    self.table = table
    self.group = group
    self.account = account
    self.row = row
    self.version = version
    self.columns = columns
  }

  /// The associated data of the row's seal under a key of that epoch.
  func associatedData(suite: UInt8, epoch: UInt32) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTL1")
    message.append(suite)
    message.append(table)
    message.append(group)
    message.append(fixed: account.bytes)
    message.append(fixed: row.bytes)
    message.append(epoch)
    message.append(version)
    message.append(fixed: Blake2b.hash(PlainColumn.canonical(columns)))
    return message.bytes
  }
}
