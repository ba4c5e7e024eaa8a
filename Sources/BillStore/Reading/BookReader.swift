import GRDB

/// The questions that can be asked of the database, inside one read or write.
package struct BookReader {
  let db: Database
}
