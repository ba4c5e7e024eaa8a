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
        // What an agent left that was dismissed, its successor does not send.
        payment.isApproved(byAgent: agent.keys.signingPublicKey),
        let stored = try reader.mandate(root, agent: agent.keys.id),
        let rail = rails.all.first(where: { $0.name == payment.railName })
      else { continue }
      let schedule = try reader.schedule(root).genuine(agent.installKey)
      let isStopped = schedule.state == .paused || schedule.state == .removed
      guard !isStopped, stored.mandate.version == schedule.version,
        try !payment.hasNewRelative(reader)
      else { continue }
      let permission = Permission(
        schedule: schedule, mandate: stored.mandate, method: try reader.method(payment.methodID),
        payee: try payment.payeeID.map(reader.payee), rail: rail, railHash: rail.mandateHash)
      do {
        try permission.check(
          agent, on: payment.executeOn, today: agent.world.today(in: schedule.zone),
          isTestHome: rails.isTestHome)
      } catch is RunRefusal {
        continue  // why: what may not go any more waits for a person, who sees it as approved.
      }
      payments.append(payment)
      mandates[root] = stored
    }
  }
}

extension Payment {
  // Of two bills that name each other only a person can tell whether both count.
  fileprivate func hasNewRelative(_ reader: BookReader) throws -> Bool {
    guard let billID else { return false }
    return try reader.relative(of: reader.bill(billID), cameAfter: createdAt) != nil
  }
}
