package import BillCore
package import GRDB

extension CalendarDate: DatabaseValueConvertible, StatementColumnConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarDate? {
    String.fromDatabaseValue(value).flatMap { CalendarDate($0) }
  }

  package init?(sqliteStatement: SQLiteStatement, index: CInt) {
    self.init(String(sqliteStatement: sqliteStatement, index: index))
  }
}
