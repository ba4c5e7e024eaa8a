package import BillCore

/// Adds a biller by hand.
package struct AddBiller: Sendable {
  package var name: String
  package var facts: BillerFacts
  package var account: StatedAccount?

  package init(name: String, facts: BillerFacts = BillerFacts(), account: StatedAccount? = nil) {
    self.name = name
    self.facts = facts
    self.account = account
  }

  /// A biller as it will be; an account needs step-up.
  package struct Plan: Sendable {
    package var biller: Biller
    package var account: BankAccount?
  }

  /// Checks the facts.
  ///
  /// - throws: `BillerError`, and what the checks of numbers and addresses throw.
  package func plan(_ access: ReadAccess) throws -> Plan {
    var biller = Biller(id: access.world.newID(), name: name, createdAt: access.world.now)
    var facts = facts
    facts.name = name
    try facts.apply(to: &biller)
    let match = BillerMatch(biller)
    let same = try access.books.read { try $0.billers(resembling: match) }
      .first { match.agrees(with: $0.match) }?.biller
    if let same { throw BillerError.alreadyThere(same.id, name: same.name) }
    return Plan(biller: biller, account: try account?.account(of: name))
  }

  /// Adds the biller; `money` is needed exactly where the plan has an account.
  package func perform(_ plan: Plan, _ access: ReadAccess, _ money: MoneyAccess?) throws {
    var payee: SealedPayee?
    if let account = plan.account {
      guard let money, money.isStepUp else {
        throw AccessError.passwordNeeded(.operation("adding an account of a biller"))
      }
      payee = try SealedPayee(account, of: plan.biller, money)
    }
    try access.books.write(at: access.world.now) { writer in
      try writer.insert(plan.biller)
      try payee?.store(writer)
    }
  }
}
