package import BillCore

/// Finds billers.
package struct ListBillers: Sendable {
  /// Also those that were put away.
  package var archived: Bool

  package init(archived: Bool = false) { self.archived = archived }

  /// The billers by name, with their accounts masked.
  package func perform(_ access: ReadAccess) throws -> [(biller: Biller, payees: [Payee])] {
    try access.books.read { reader in
      try reader.billers(archived: archived).map { ($0, try reader.payees(of: $0.id)) }
    }
  }
}
