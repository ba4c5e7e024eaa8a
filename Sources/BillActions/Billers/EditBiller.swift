package import BillCore
import BillStore

/// Changes a biller; terms and who pays also reach the bills that are open.
package struct EditBiller: Sendable {
  package var facts: BillerFacts
  package var account: StatedAccount?

  package init(facts: BillerFacts, account: StatedAccount? = nil) {
    self.facts = facts
    self.account = account
  }

  /// What will be different.
  package struct Plan: Sendable {
    package var before: Biller
    package var after: Biller
    /// What it was recognised by, and is recognised by as well from now on; nil where that stays.
    package var formerMatch: BillerMatch?
    /// Whether its accounts were accepted, so that bills under its name are paid.
    package var isAccepted: Bool
    /// An account that is added, or accepted where a document named it before.
    package var account: BankAccount?
    /// Bills that get a due date by the terms or another standing by `paid-by`.
    package var bills: [Bill]

    /// Why password and second factor are asked for anew; nil where a money session does.
    package var stepUp: PasswordReason? {
      if account != nil { return .operation("adding an account of a biller") }
      return formerMatch != nil && isAccepted
        ? .operation("changing what a biller is recognised by") : nil
    }
  }

  /// Checks the changes.
  ///
  /// - throws: `BillerError`, and what the checks of numbers and addresses throw.
  package func plan(_ biller: Biller, _ access: ReadAccess) throws -> Plan {
    var after = biller
    try facts.apply(to: &after)
    guard after != biller || account != nil else { throw BillerError.nothingToChange }
    let match = BillerMatch(after)
    return try access.books.read { reader in
      let same = try reader.billers(resembling: match)
        .first { $0.biller.id != biller.id && match.agrees(with: $0.match) }?.biller
      if let same, match != BillerMatch(biller) {
        throw BillerError.alreadyThere(same.id, name: same.name)
      }
      return Plan(
        before: biller, after: after, formerMatch: BillerMatch(biller).former(besides: match),
        isAccepted: try reader.payees(of: biller.id).contains { $0.state == .accepted },
        account: try account?.account(of: after.name), bills: try changedBills(after, reader))
    }
  }

  /// Stores the changes.
  ///
  /// - throws: `AccessError.passwordNeeded` where the plan needs step-up.
  package func perform(_ plan: Plan, _ money: MoneyAccess) throws {
    if let reason = plan.stepUp, !money.isStepUp { throw AccessError.passwordNeeded(reason) }
    let payee = try plan.account.map { try sealed($0, plan.after, money) }
    try money.books.write(at: money.world.now) { writer in
      guard try writer.reader.biller(plan.before.id) == plan.before else { throw StoreError.busy }
      if let former = plan.formerMatch { try writer.keep(former, of: plan.before.id) }
      if plan.after != plan.before { try writer.update(plan.after) }
      try payee?.store(writer)
      for bill in try changedBills(plan.after, writer.reader) {
        try writer.update(bill, because: "the biller's terms or payer changed")
      }
    }
  }

  private func sealed(_ account: BankAccount, _ biller: Biller, _ money: MoneyAccess) throws
    -> SealedPayee
  {
    let hash = try money.home.installKey().fingerprint(of: account)
    let known = try money.books.read { try $0.payees(of: biller.id) }
      .first { $0.accountHash == hash }
    if let known {
      return try SealedPayee(known, state: .accepted, name: self.account?.name, money)
    }
    return try SealedPayee(account, of: biller, money)
  }

  // A stated due date and one the user gave stand above terms. A bill that money has moved for
  // stays with whoever moved it.
  private func changedBills(_ biller: Biller, _ reader: BookReader) throws -> [Bill] {
    let balances = try reader.balances()
    return try reader.bills(of: biller.id).compactMap { bill in
      var changed = bill
      if let days = facts.termsDays, let issued = bill.issued, bill.standing != .cancelled,
        bill.dueSource == nil || bill.dueSource == .terms
      {
        (changed.due, changed.dueSource) = (issued.adding(days: days), .terms)
      }
      let isUntouched = try balances[bill.id].map { try $0.open == $0.amount } ?? true
      if facts.paidBy != nil, isUntouched, [.open, .expected].contains(bill.standing) {
        changed.standing = bill.naturalStanding(paidBy: biller.paidBy)
      }
      return changed == bill ? nil : changed
    }
  }
}
