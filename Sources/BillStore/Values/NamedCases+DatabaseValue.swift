package import BillCore
import GRDB

// Enums lie in columns by their raw values; a word no case has is a corrupt row.

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
extension CreditUse.Kind: DatabaseValueConvertible {}
extension PaymentState: DatabaseValueConvertible {}
extension PayeeState: DatabaseValueConvertible {}
extension ScheduleState: DatabaseValueConvertible {}
extension BusinessDayRule: DatabaseValueConvertible {}
extension OccurrenceMark.State: DatabaseValueConvertible {}
