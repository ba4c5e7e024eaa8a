package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Stores a payee account under the hash of another installation, sealed anew to match.
  package func rekey(_ payee: Payee, sealed: [UInt8]) throws {
    try updateOne(
      "payee", payee.id,
      sql: """
        UPDATE payee SET accountHash = ?, version = ?, sealed = ?, boxed = NULL WHERE id = ?
        """,
      arguments: [Data(payee.accountHash), Int64(payee.version), Data(sealed), payee.id])
    state(.payee, payee.id)
  }

  /// Vouches for the whole log, which another installation wrote.
  package func vouchForLog() throws {
    let update = try db.cachedStatement(sql: "UPDATE event SET mac = ? WHERE position = ?")
    for link in try reader.eventChain() {
      try update.execute(arguments: [Data(eventMAC(link.hash)), link.event.position])
    }
  }

  /// Forgets the phone number: it was sealed by an installation that is not here.
  package func forgetPhone() throws {
    try db.execute(
      sql: """
        UPDATE account SET phoneSealed = NULL, phoneHash = NULL, phoneLast4 = NULL,
          phoneConfirmedAt = NULL
        """)
  }
}
