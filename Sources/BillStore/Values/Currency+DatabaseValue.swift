package import BillCore
package import GRDB

extension Currency: DatabaseValueConvertible, StatementColumnConvertible {
  package var databaseValue: DatabaseValue { code.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Currency? {
    String.fromDatabaseValue(value).flatMap { Currency($0) }
  }

  package init?(sqliteStatement: SQLiteStatement, index: CInt) {
    self.init(String(sqliteStatement: sqliteStatement, index: index))
  }
}
