package import BillCore
package import GRDB

extension CalendarMonth: DatabaseValueConvertible, StatementColumnConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarMonth? {
    String.fromDatabaseValue(value).flatMap { CalendarMonth($0) }
  }

  package init?(sqliteStatement: SQLiteStatement, index: CInt) {
    self.init(String(sqliteStatement: sqliteStatement, index: index))
  }
}
