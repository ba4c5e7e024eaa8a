package import BillCore
import Foundation
package import GRDB

extension RecordID: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> RecordID? {
    Data.fromDatabaseValue(value).flatMap { RecordID(bytes: $0.copied) }
  }
}
