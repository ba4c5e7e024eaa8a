import BillCore
import Foundation
import GRDB

/// A value of a column, which its type reads from the statement without GRDB's general value.
typealias StoredValue = DatabaseValueConvertible & StatementColumnConvertible

/// Reads the columns of one row and says which one is corrupt.
struct ColumnReader {
  let table: String
  let row: Row
  /// Where the columns lie, for one of many rows of a statement.
  var positions: ColumnPositions?

  /// A column that must hold a value of the type.
  func value<Value: StoredValue>(_ column: StaticString) throws -> Value {
    guard let value: Value = try optional(column) else { throw corrupt(column) }
    return value
  }

  /// A column that may be NULL.
  func optional<Value: StoredValue>(_ column: StaticString) throws -> Value? {
    do {
      guard let positions else {
        return try row.decode(Value?.self, forColumn: column.description)
      }
      guard let index = positions.index(of: column) else { throw corrupt(column) }
      return try row.decode(Value?.self, atIndex: index)
    } catch is RowDecodingError {
      throw corrupt(column)
    }
  }

  /// A BLOB column.
  func bytes(_ column: StaticString) throws -> [UInt8] {
    let data: Data = try value(column)
    return data.copied
  }

  func optionalBytes(_ column: StaticString) throws -> [UInt8]? {
    let data: Data? = try optional(column)
    return data?.copied
  }

  /// An amount column that takes its currency from another column.
  func money(_ column: StaticString, _ currency: Currency) throws -> Money {
    Money(minor: try value(column), currency)
  }

  func optionalMoney(_ column: StaticString, _ currency: Currency) throws -> Money? {
    let minor: Int64? = try optional(column)
    return minor.map { Money(minor: $0, currency) }
  }

  /// A column that holds one item a line.
  func list<Item>(_ column: StaticString, _ parse: (String) -> Item?) throws -> [Item] {
    try ColumnText.split(value(column)).map { text in
      guard let item = parse(text) else { throw corrupt(column) }
      return item
    }
  }

  func address(_ column: StaticString) throws -> PostalAddress? {
    guard let text: String = try optional(column) else { return nil }
    guard let address = PostalAddress(columnText: text) else { throw corrupt(column) }
    return address
  }

  func reference() throws -> RemittanceReference? {
    guard let kind: String = try optional("referenceKind") else { return nil }
    guard let reference = RemittanceReference(kind: kind, value: try value("reference")) else {
      throw corrupt("referenceKind")
    }
    return reference
  }

  private func corrupt(_ column: StaticString) -> StoreError {
    .corruptRow(table: table, column: column.description)
  }
}

extension Data {
  /// The bytes as an array; the array's own initialiser takes them one by one.
  var copied: [UInt8] { withUnsafeBytes { Array($0) } }
}
