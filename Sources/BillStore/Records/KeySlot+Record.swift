import BillCore
import BillCredentials
import Foundation
import GRDB

extension KeySlot {
  init(row: Row) throws {
    let columns = ColumnReader(table: "keySlot", row: row)
    guard let kind = Kind(rawValue: try columns.value("kind")) else {
      throw StoreError.corruptRow(table: "keySlot", column: "kind")
    }
    guard let derivation = Derivation(rawValue: try columns.value("derivation")) else {
      throw StoreError.corruptRow(table: "keySlot", column: "derivation")
    }
    self.init(
      id: try columns.value("id"), kind: kind, account: try columns.value("account"),
      epoch: UInt32(clamping: try columns.value("epoch") as Int64), derivation: derivation,
      cost: try KeySlot.cost(columns), salt: try columns.bytes("salt"),
      commitment: try columns.bytes("commitment"), nonce: try columns.bytes("nonce"),
      ciphertext: try columns.bytes("ciphertext"), created: try columns.value("createdAt"),
      expires: try columns.optional("expiresAt"), scope: try columns.optional("scope"),
      bootID: try columns.optional("bootID"), device: try columns.optional("device"))
  }

  private static func cost(_ columns: ColumnReader) throws -> Argon2Cost? {
    guard let passes: Int64 = try columns.optional("passes"),
      let memory: Int64 = try columns.optional("memoryBytes")
    else { return nil }
    return Argon2Cost(passes: UInt64(clamping: passes), memoryBytes: UInt64(clamping: memory))
  }

  var columns: StatementArguments {
    [
      "id": id, "kind": kind.rawValue, "account": account, "epoch": Int64(epoch),
      "derivation": derivation.rawValue, "passes": cost.map { Int64(clamping: $0.passes) },
      "memoryBytes": cost.map { Int64(clamping: $0.memoryBytes) }, "salt": Data(salt),
      "commitment": Data(commitment), "nonce": Data(nonce), "ciphertext": Data(ciphertext),
      "createdAt": created, "expiresAt": expires, "scope": scope, "bootID": bootID,
      "device": device,
    ]
  }
}
