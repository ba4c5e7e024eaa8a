package import BillCore
import Foundation
package import GRDB

extension RecordID: DatabaseValueConvertible, StatementColumnConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> RecordID? {
    Data.fromDatabaseValue(value).flatMap { RecordID(bytes: $0.copied) }
  }

  package init?(sqliteStatement: SQLiteStatement, index: CInt) {
    self.init(bytes: Data(sqliteStatement: sqliteStatement, index: index).copied)
  }
}
