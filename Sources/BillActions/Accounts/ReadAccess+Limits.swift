package import BillCore
import BillStore

extension ReadAccess {
  /// What may leave without step-up, by currency, as the account itself says.
  package func limits() throws -> [MoneyLimit] { try books.read { try $0.limits() } }
}
