import BillCore
import BillStore

extension ReadAccess {
  /// Whether a second factor is asked for beside the password.
  package func hasSecondFactor() throws -> Bool {
    try books.read { try $0.factors() }.contains { $0.state == .active }
  }
}
