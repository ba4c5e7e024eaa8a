package import BillCore
package import GRDB

extension Currency: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { code.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Currency? {
    String.fromDatabaseValue(value).flatMap { Currency($0) }
  }
}
