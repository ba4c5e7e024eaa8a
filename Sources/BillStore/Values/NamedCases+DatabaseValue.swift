package import BillCore
import GRDB

// Enums lie in columns by their raw values; a word no case has is a corrupt row.

extension EmailState: DatabaseValueConvertible, StatementColumnConvertible {}
extension MethodKind: DatabaseValueConvertible, StatementColumnConvertible {}
extension MethodState: DatabaseValueConvertible, StatementColumnConvertible {}
extension AccountScheme: DatabaseValueConvertible, StatementColumnConvertible {}
extension CardNetwork: DatabaseValueConvertible, StatementColumnConvertible {}
extension RailKind: DatabaseValueConvertible, StatementColumnConvertible {}
extension PaidBy: DatabaseValueConvertible, StatementColumnConvertible {}
extension BillType: DatabaseValueConvertible, StatementColumnConvertible {}
extension BillKind: DatabaseValueConvertible, StatementColumnConvertible {}
extension CaptureFormat: DatabaseValueConvertible, StatementColumnConvertible {}
extension DueSource: DatabaseValueConvertible, StatementColumnConvertible {}
extension BillStanding: DatabaseValueConvertible, StatementColumnConvertible {}
extension CreditUse.Kind: DatabaseValueConvertible, StatementColumnConvertible {}
extension PaymentState: DatabaseValueConvertible, StatementColumnConvertible {}
extension PayeeState: DatabaseValueConvertible, StatementColumnConvertible {}
extension ScheduleState: DatabaseValueConvertible, StatementColumnConvertible {}
extension BusinessDayRule: DatabaseValueConvertible, StatementColumnConvertible {}
extension OccurrenceMark.State: DatabaseValueConvertible, StatementColumnConvertible {}
