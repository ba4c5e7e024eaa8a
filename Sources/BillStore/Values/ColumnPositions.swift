import GRDB

/// Where the columns of a statement lie in its rows.
///
/// GRDB looks each name up in each row, twice where it has capitals. Every row of a statement is
/// read in the same order, so the place of a column is found once and checked by the address of
/// its name after that.
final class ColumnPositions {
  private let names: [String]
  private var found: [(name: UnsafePointer<UInt8>, index: Int)] = []
  private var next = 0

  init(_ statement: GRDB.Statement) { names = statement.columnNames }

  /// Begins with another row of the statement.
  func startRow() { next = 0 }

  /// The place of a column; nil where the statement has no such column.
  func index(of column: StaticString) -> Int? {
    if next < found.count, found[next].name == column.utf8Start {
      next += 1
      return found[next - 1].index
    }
    if let known = found.firstIndex(where: { $0.name == column.utf8Start }) {
      next = known + 1
      return found[known].index
    }
    guard let index = names.firstIndex(of: column.description) else { return nil }
    found.append((column.utf8Start, index))
    next = found.count
    return index
  }
}
