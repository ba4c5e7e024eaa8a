package import BillCore
import BillStore

/// What a freeze cannot stop, in counts, because it asks for no login.
package struct BeyondFreezing: Sendable, Hashable {
  /// Payments in the hands of the bank or of a program.
  package var handedOver = 0
  /// Files written and not said to be uploaded.
  package var files = 0
  /// Codes and worklists that were shown.
  package var shown = 0

  /// Counts what is under way in an account.
  package init(_ id: RecordID, in home: Home) throws {
    let (payments, batches) = try home.books(of: id).read { reader in
      (try reader.payments(in: Set(PaymentState.underWay)), try reader.batches())
    }
    for payment in payments {
      switch payment.state {
      case .presented: shown += 1
      case .delivered, .accepted, .sent, .sending, .unknown: handedOver += 1
      case .draft, .approved, .staged, .emitted, .settled, .rejected, .returned, .failed,
        .cancelled, .expired, .takenBack:
        break
      }
    }
    files = batches.filter { $0.state == .emitted }.count
  }
}
