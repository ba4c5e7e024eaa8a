/// An import ended before its last file, and what it had taken in stays.
package struct ImportInterrupted: Error {
  /// So many bills are in the books, and told.
  package let taken: Int
  package let cause: any Error
}
