package import BillCore
import Foundation
package import GRDB

// How values of BillCore lie in columns. A value that does not read back is a corrupt row.

extension RecordID: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> RecordID? {
    Data.fromDatabaseValue(value).flatMap { RecordID(bytes: $0) }
  }
}

extension CalendarDate: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarDate? {
    String.fromDatabaseValue(value).flatMap { CalendarDate($0) }
  }
}

extension CalendarMonth: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { description.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarMonth? {
    String.fromDatabaseValue(value).flatMap { CalendarMonth($0) }
  }
}

extension Instant: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { milliseconds.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
    Int64.fromDatabaseValue(value).map { Instant(milliseconds: $0) }
  }
}

extension Currency: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { code.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Currency? {
    String.fromDatabaseValue(value).flatMap { Currency($0) }
  }
}

extension EmailState: DatabaseValueConvertible {}
extension MethodKind: DatabaseValueConvertible {}
extension MethodState: DatabaseValueConvertible {}
extension AccountScheme: DatabaseValueConvertible {}
extension CardNetwork: DatabaseValueConvertible {}
extension RailKind: DatabaseValueConvertible {}
extension PaidBy: DatabaseValueConvertible {}
extension BillType: DatabaseValueConvertible {}
extension BillKind: DatabaseValueConvertible {}
extension CaptureFormat: DatabaseValueConvertible {}
extension DueSource: DatabaseValueConvertible {}
extension BillStanding: DatabaseValueConvertible {}
extension PaymentState: DatabaseValueConvertible {}
extension PayeeState: DatabaseValueConvertible {}
