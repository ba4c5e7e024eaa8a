/// A row of any table as it is stored, to be carried into another home.
package struct StoredRow: Hashable, Sendable {
  package let table: String
  package var columns: [Column]

  package init(table: String, columns: [Column]) {
    self.table = table
    self.columns = columns
  }

  /// A column and its value.
  package struct Column: Hashable, Sendable {
    package let name: String
    package var value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// What a STRICT table of ours can hold.
  package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
  }

  /// The value of a column; null where there is none.
  package subscript(name: String) -> Value {
    get { columns.first { $0.name == name }?.value ?? .null }
    set {
      guard let index = columns.firstIndex(where: { $0.name == name }) else { return }
      columns[index].value = newValue
    }
  }
}
