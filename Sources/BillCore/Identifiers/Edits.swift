/// The distance between two words, for suggestions.
package enum Edits {
  /// The number of letters to insert, delete or replace (Levenshtein).
  package static func between(_ left: String, _ right: String) -> Int {
    let columns = Array(right)
    var previous = Array(0...columns.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in columns.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[columns.count]
  }
}
