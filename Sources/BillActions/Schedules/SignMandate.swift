import BillCore
import BillCredentials
import BillRails
import BillStore

/// Gives the agent the signed, capped permission to run a schedule.
struct SignMandate {
  private let access: MoneyAccess
  private let agent: AgentRecord
  private let rails: Rails

  /// - throws: `AgentError.notEnrolled` where none is, or its term is over.
  init(_ access: MoneyAccess) throws {
    try self.init(access, agent: access.currentAgent())
  }

  /// For an agent that is just being enrolled.
  init(_ access: MoneyAccess, agent: AgentRecord) throws {
    self.access = access
    self.agent = agent
    rails = try Rails(access.home)
  }

  /// The mandate and its capsule for a schedule as it will be stored, to an account that the same
  /// proof accepts; a narrower version of what was signed before needs no step-up.
  ///
  /// - throws: `AccessError.passwordNeeded` without step-up, `CredentialError.tampered`,
  ///   `ScheduleRefusal.payeeNotAccepted`.
  func mandate(
    for schedule: Schedule, accepting accepted: Payee? = nil, narrowing: Bool = false
  ) throws -> StoredMandate {
    guard access.isStepUp || narrowing else {
      throw AccessError.passwordNeeded(.operation("a schedule that pays unattended"))
    }
    let (method, biller, payee) = try access.books.read { reader in
      (
        try reader.method(schedule.methodID), try reader.biller(schedule.billerID),
        try accepted ?? schedule.payeeID.map(reader.payee)
      )
    }
    if let payee, payee.state != .accepted {
      throw ScheduleRefusal.payeeNotAccepted(biller: biller.name, last4: payee.last4)
    }
    let capsule = try capsule(for: schedule)
    let rail = try rails.named(schedule.railName)
    var mandate = Mandate(
      root: schedule.id, version: schedule.version, agentID: agent.id,
      payeeName: payee?.name ?? biller.name, payeeHash: payee?.accountHash ?? [],
      railHash: rail.mandateHash, methodVersion: method.version, capsuleHash: capsule.hash,
      validUntil: access.today.adding(days: Mandate.longestDays), createdAt: access.world.now)
    mandate.signature = access.keys.sign(mandate.signedFacts(schedule), .mandate)
    return StoredMandate(mandate, capsule)
  }

  // The accounts are read through a payment that is never made, as they are for a real one.
  private func capsule(for schedule: Schedule) throws -> Capsule {
    let sample = Payment(
      id: schedule.id, billID: nil, billerID: schedule.billerID, methodID: schedule.methodID,
      payeeID: schedule.payeeID, rail: schedule.rail, railName: schedule.railName,
      amount: Money(minor: 1, schedule.currency), executeOn: access.today,
      expectedSettle: access.today, createdAt: access.world.now)
    let order = try OrderBook(access).orders(for: [sample])[0]
    let place = Capsule.Place(
      account: access.account.id, mandate: schedule.id, version: schedule.version, agent: agent.id)
    guard
      let capsule = Capsule(CapsuleContent(order).bytes, for: place, publicKey: agent.boxPublicKey)
    else { throw CredentialError.tampered(.agent) }
    return capsule
  }
}

extension MoneyAccess {
  /// The agent that may be given mandates now.
  ///
  /// - throws: `AgentError.notEnrolled`, `CredentialError.tampered(.agent)`.
  func currentAgent() throws -> AgentRecord {
    let agents = try books.read { try $0.agents(of: account.id) }
    guard let agent = agents.first(where: { $0.revokedAt == nil && world.now < $0.notAfter }) else {
      throw AgentError.notEnrolled
    }
    try agent.verify(publicKey: keys.signingPublicKey)
    return agent
  }
}

extension Rail {
  /// What a mandate pins of its rail.
  var mandateHash: [UInt8] { Blake2b.hash(Array(hash.utf8)) }
}
