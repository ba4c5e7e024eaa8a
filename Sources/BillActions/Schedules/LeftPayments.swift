import BillCore
import BillCredentials
import BillStore

/// What an interrupted run approved and did not come to hand over.
///
/// It goes under the mandate it was approved under, also where its schedule is not due again for a
/// month or has ended. Whatever was stopped or changed since stays for a person.
struct LeftPayments {
  private(set) var payments: [Payment] = []
  private(set) var mandates: [RecordID: StoredMandate] = [:]

  /// - throws: `CredentialError.tampered` where a mandate is not the one that was signed.
  init(_ reader: BookReader, _ agent: AgentAccess, _ rails: Rails) throws {
    for payment in try reader.payments(in: [.approved]) {
      guard let root = payment.mandateRoot,
        let stored = try reader.mandate(root, agent: agent.keys.id)
      else { continue }
      let schedule = try reader.schedule(root).genuine(agent.installKey)
      let mandate = stored.mandate
      let isStopped = schedule.state == .paused || schedule.state == .removed
      let rail = rails.all.first { $0.name == payment.railName }
      guard !isStopped, mandate.revokedAt == nil, mandate.version == schedule.version,
        rail?.mandateHash == mandate.railHash
      else { continue }
      try mandate.verify(schedule, publicKey: agent.pinnedKey)
      payments.append(payment)
      mandates[root] = stored
    }
  }
}
