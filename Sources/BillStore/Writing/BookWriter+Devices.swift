package import BillCore
package import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// Adds a trusted device; `detail` says how it came to be one.
  package func insert(_ device: DeviceRecord, _ detail: String) throws {
    try db.execute(
      sql: """
        INSERT INTO device
          (id, publicKey, label, fingerprint, createdAt, lastUsed, expiresAt, signature)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        device.id, Data(device.facts.publicKey), device.facts.label,
        Data(device.facts.fingerprint), device.facts.createdAt, device.facts.lastUsed,
        device.facts.expires, Data(device.signature),
      ])
    try record("device.trusted", device.id, detail)
  }

  /// Renews the trust of a device, unless it was revoked meanwhile.
  ///
  /// The login that renews it is the event.
  package func renew(_ device: DeviceRecord) throws {
    try db.execute(
      sql: "UPDATE device SET lastUsed = ?, expiresAt = ?, signature = ? WHERE id = ?",
      arguments: [
        device.facts.lastUsed, device.facts.expires, Data(device.signature), device.id,
      ])
  }

  /// Trusts a device no longer, and ends the sessions that were begun on it; the counters of its
  /// failed attempts, named `…@DEVICE`, go with it.
  package func revoke(_ device: DeviceRecord) throws {
    try db.execute(sql: "DELETE FROM device WHERE id = ?", arguments: [device.id])
    try db.execute(
      sql: "DELETE FROM attempt WHERE substr(subject, instr(subject, '@') + 1) = ?",
      arguments: [device.id.description])
    try record("device.revoked", device.id, device.facts.label)
    for session in try reader.sessions() where session.device == device.id {
      try endSession(session.id)
    }
  }

  /// Trusts no device any longer, after a recovery for instance, but for some.
  package func revokeDevices(of account: RecordID, besides kept: Set<RecordID> = []) throws {
    for device in try reader.devices(of: account) where !kept.contains(device.id) {
      try revoke(device)
    }
  }

  /// Stores the sealed typing profile; the login it was learned from is the event.
  package func storeTypingProfile(_ sealed: [UInt8], version: UInt32) throws {
    try db.execute(
      sql: """
        INSERT INTO typingProfile (id, version, sealed) VALUES (1, ?, ?)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, sealed = excluded.sealed
        """, arguments: [Int64(version), Data(sealed)])
  }
}
