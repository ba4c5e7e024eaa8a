import BillCore
import BillStore

/// What cannot be given back without the recovery key, counted.
package struct RecoveryLosses: Hashable, Sendable {
  /// Methods whose numbers are gone.
  package let methods: Int
  /// Accounts of billers that have to be named again.
  package let payees: Int
  /// Documents that bills were read from.
  package let originals: Int
  /// Approved payments that never left, and are cancelled.
  package let payments: Int
  /// Authenticator apps whose seeds are gone.
  package let apps: Int

  init(_ reader: BookReader) throws {
    (methods, payees, originals) = try reader.sealedCounts()
    payments = try reader.payments(in: [.approved]).count
    apps = try reader.factors().filter { $0.kind == .totp }.count
  }
}
