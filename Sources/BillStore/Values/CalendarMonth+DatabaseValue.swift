package import BillCore
package import GRDB

extension CalendarMonth: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarMonth? {
    String.fromDatabaseValue(value).flatMap { CalendarMonth($0) }
  }
}
