/// A table of the database and its columns, in the order of the schema.
package struct StoredTable: Hashable, Sendable {
  package let name: String
  package let columns: [Column]

  /// A column and what is stored in it.
  package struct Column: Hashable, Sendable {
    package let name: String
    /// Whether it holds bytes (`BLOB`) and not a text or a number.
    package let holdsBytes: Bool
  }
}
