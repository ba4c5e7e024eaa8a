import BillStore

extension ReadAccess {
  /// The addresses of accounts that were merged into this one; they name it too.
  package func formerAddresses() throws -> [String] {
    try books.read { try $0.mergedAccounts() }.map(\.email)
  }
}
