import BillCore
import BillCredentials
import BillStore

extension MoneyAccess {
  /// The payment with the account key's signature over everything the holder said yes to.
  func approved(_ payment: Payment) -> Payment {
    var approved = payment
    approved.approval = keys.sign(payment.approvedFacts, .approval)
    return approved
  }

  /// Refuses a payment that is not the one that was approved: by the holder, or for a payment of a
  /// mandate by an agent, also one that was dismissed since.
  ///
  /// - throws: `AccessError.tampered`, `CredentialError.tampered(.agent)`.
  func checkApproval(of payment: Payment, _ reader: BookReader) throws {
    let agents = payment.mandateRoot == nil ? [] : try reader.agents(of: account.id)
    for agent in agents { try agent.verify(publicKey: keys.signingPublicKey) }
    try payment.checkApproval(account: keys.signingPublicKey, agents: agents)
  }
}

extension ReadAccess {
  /// Moves an approved payment to `sending`, unless the account was frozen or the agent that
  /// approved it dismissed since: a program may take minutes for each of many payments.
  ///
  /// - returns: whether it may be sent now.
  func startSending(_ payment: Payment) throws -> Bool {
    try books.write(at: world.now) { writer in
      let isAgents = payment.mandateRoot != nil
      guard try Standing.obstacles(self, writer.reader, isAgent: isAgents).isEmpty,
        try !payment.isOfDismissedAgent(account.id, writer.reader)
      else { return false }
      try writer.move(payment, to: .sending, on: today)
      return true
    }
  }
}

extension Payment {
  /// Whether the agent that approved it was dismissed since.
  func isOfDismissedAgent(_ account: RecordID, _ reader: BookReader) throws -> Bool {
    guard mandateRoot != nil else { return false }
    let dismissed = try reader.agents(of: account).filter { $0.revokedAt != nil }
    return dismissed.contains { isApproved(byAgent: $0.signingPublicKey) }
  }

  /// Refuses a payment that neither the account approved nor, under a mandate, one of the agents.
  ///
  /// - throws: `AccessError.tampered`.
  func checkApproval(account: [UInt8], agents: [AgentRecord]) throws {
    guard
      agents.contains(where: { isApproved(byAgent: $0.signingPublicKey) })
        || SigningKey.isGenuine(approval, of: approvedFacts, .approval, publicKey: account)
    else { throw AccessError.tampered("approval of \(endToEndID)") }
  }

  /// Whether the account or, under a mandate, one of the agents approved it as it stands.
  func isApproved(account: [UInt8], agents: [AgentRecord]) throws -> Bool {
    do {
      try checkApproval(account: account, agents: agents)
      return true
    } catch AccessError.tampered {
      return false
    }
  }

  /// Whether the agent of a key approved it, under a mandate.
  func isApproved(byAgent publicKey: [UInt8]) -> Bool {
    mandateRoot != nil
      && SigningKey.isGenuine(approval, of: approvedFacts, .agentApproval, publicKey: publicKey)
  }

  // Where the money goes, from where, how much, what for, when and how.
  var approvedFacts: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLappr1")
    message.append(fixed: id.bytes)
    message.append(optional: billID?.description)
    message.append(fixed: billerID.bytes)
    message.append(fixed: methodID.bytes)
    message.append(optional: payeeID?.description)
    message.append(rail.rawValue)
    message.append(railName)
    message.append(counted: railHash)
    message.append(amount.minor)
    message.append(amount.currency.code)
    message.append(optional: reference?.kind)
    message.append(optional: reference?.value)
    message.append(executeOn.description)
    message.append(Int64(attempt))
    message.append(optional: mandateRoot?.description)
    message.append(optional: periodKey?.description)
    return message.bytes
  }
}
