package import BillCore
import BillStore

/// Shows the second factors of an account.
package struct ListFactors: Sendable {
  package init() {}

  /// The factors that are not removed, and how many recovery codes are left.
  package struct Result: Sendable {
    package let factors: [SecondFactor]
    package let recoveryCodesLeft: Int
  }

  /// The factors, and how many recovery codes are left.
  package func perform(_ access: ReadAccess) throws -> Result {
    try access.books.read { reader in
      Result(
        factors: try reader.factors(),
        recoveryCodesLeft: try reader.unusedRecoveryCodes().count)
    }
  }
}
