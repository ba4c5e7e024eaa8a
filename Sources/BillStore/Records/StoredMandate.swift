package import BillCore
package import BillCredentials
package import GRDB

/// A mandate with the capsule that carries to the agent what its payments need.
package struct StoredMandate: Hashable, Sendable {
  package var mandate: Mandate
  package var capsule: Capsule

  package init(_ mandate: Mandate, _ capsule: Capsule) {
    self.mandate = mandate
    self.capsule = capsule
  }
}

extension StoredMandate: FetchableRecord {
  package init(row: Row) throws {
    let columns = ColumnReader(table: "mandate", row: row)
    mandate = Mandate(
      root: try columns.value("root"),
      version: UInt32(clamping: try columns.value("version") as Int64),
      agentID: try columns.value("agentID"), payeeName: try columns.value("payeeName"),
      payeeHash: try columns.bytes("payeeHash"), railHash: try columns.bytes("railHash"),
      methodVersion: UInt32(clamping: try columns.value("methodVersion") as Int64),
      capsuleHash: try columns.bytes("capsuleHash"),
      validUntil: try columns.value("validUntil"), createdAt: try columns.value("createdAt"),
      signature: try columns.bytes("signature"), revokedAt: try columns.optional("revokedAt"))
    capsule = Capsule(
      content: try columns.bytes("content"), boxedKey: try columns.bytes("boxedKey"))
  }
}
