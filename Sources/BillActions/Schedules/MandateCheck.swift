import BillCore
import BillCredentials
import BillRails
import BillStore

/// Checks mandates without the account's key.
struct MandateCheck {
  private let agent: AgentRecord?
  private let isAgentOver: Bool
  private let publicKey: [UInt8]?
  private let access: ReadAccess

  init(_ access: ReadAccess) throws {
    self.access = access
    let (agents, keys) = try access.books.read {
      (try $0.agents(of: access.account.id), try $0.accountKeys())
    }
    agent = agents.first { $0.revokedAt == nil }
    isAgentOver = agent.map { $0.notAfter <= access.world.now } ?? false
    publicKey = keys?.signingPublicKey
  }

  /// Whether a schedule may run unattended as it is.
  func standing(of schedule: Schedule, _ method: PaymentMethod, _ rail: Rail?) throws
    -> MandateStanding
  {
    guard schedule.runsUnattended else { return .notNeeded }
    guard let agent, let publicKey, let rail,
      let mandate = try access.books.read({ try $0.mandate(schedule.id, agent: agent.id) })?
        .mandate, mandate.revokedAt == nil, mandate.railHash == rail.mandateHash,
      mandate.methodVersion == method.version
    else { return .missing }
    do {
      try mandate.verify(schedule, publicKey: publicKey)
    } catch CredentialError.tampered {
      return .missing
    }
    return isAgentOver || mandate.validUntil < access.today ? .expired : .signed
  }
}
