import BillCore
import BillCredentials
import BillRails
import BillStore

/// What a payment of a schedule goes under and with, as it stands at the moment it is sent.
struct Permission {
  let schedule: Schedule
  let mandate: Mandate?
  let method: PaymentMethod?
  let payee: Payee?
  let rail: Rail
  /// The hash of the rail's set-up.
  let railHash: [UInt8]

  /// Refuses a payment on a day that the mandate does not allow, or that its method, payee or rail
  /// no longer do; `today` is the day in the schedule's zone.
  ///
  /// - throws: `RunRefusal`; `CredentialError.tampered` where the mandate is not the signed one.
  func check(_ agent: AgentAccess, on day: CalendarDate, today: CalendarDate, isTestHome: Bool)
    throws
  {
    try checkMandate(agent, today)
    guard let method else { throw RunRefusal.methodChanged }
    for day in [today, day] {
      if let obstacle = method.obstacle(on: day) { throw RunRefusal.methodUnusable(obstacle) }
    }
    // Only a program that asks nobody, and can be asked itself, is run with nobody watching.
    if rail.needsPerson {
      throw rail.mayRunUnattended ? RunRefusal.railNeedsPerson : .railAsksPerson
    }
    let obstacle = rail.obstacle(
      method: method, payee: payee, currency: schedule.currency, isTestHome: isTestHome)
    if let obstacle { throw RunRefusal.rail(obstacle) }
  }

  private func checkMandate(_ agent: AgentAccess, _ today: CalendarDate) throws {
    guard let mandate else { throw RunRefusal.noMandate }
    guard mandate.version >= schedule.version else { throw RunRefusal.mandateOutdated }
    try mandate.verify(schedule, publicKey: agent.pinnedKey)
    if mandate.revokedAt != nil { throw RunRefusal.mandateRevoked }
    guard today <= mandate.validUntil else { throw RunRefusal.mandateExpired(mandate.validUntil) }
    guard mandate.railHash == railHash else { throw RunRefusal.railChanged }
    guard method?.version == mandate.methodVersion else { throw RunRefusal.methodChanged }
    guard payee?.accountHash ?? [] == mandate.payeeHash,
      payee?.billerID ?? schedule.billerID == schedule.billerID
    else { throw CredentialError.tampered(.mandate) }
    if let payee, payee.state != .accepted { throw RunRefusal.payeeNotAccepted }
  }
}

extension Rail {
  /// Whether it is a program that was not set up to run with nobody watching.
  var needsPerson: Bool { kind == .command && command?.runsUnattended != true }

  /// Whether a set-up could let it run with nobody watching.
  var mayRunUnattended: Bool { command?.capabilities.allowUnattended ?? true }
}
