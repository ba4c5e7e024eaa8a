package import BillCore

/// Finds methods.
package struct ListMethods: Sendable {
  /// Only cards whose last month ends within so many days, or that are past it.
  package var expiringWithinDays: Int?

  package init(expiringWithinDays: Int? = nil) { self.expiringWithinDays = expiringWithinDays }

  /// The methods, the default one first; expiring ones in the order in which they do.
  package func perform(_ access: ReadAccess) throws -> [PaymentMethod] {
    let methods = try access.books.read { try $0.methods() }
    guard let days = expiringWithinDays else { return methods }
    let end = access.today.adding(days: days)
    return methods.compactMap { method in method.expires.map { (method, $0) } }
      .filter { $0.1.lastDay <= end }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
