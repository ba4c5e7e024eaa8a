package import BillCore
import BillCredentials
import BillStore

/// Adds a bill that came on paper or by word of mouth.
package struct AddBill: Sendable {
  /// The biller's id, name or customer number.
  package var biller: String
  /// A decimal number; a negative one is a credit.
  package var amount: String
  package var currency: String?
  package var number: String?
  package var issued: CalendarDate?
  package var due: CalendarDate?
  package var reference: String?
  /// The least it asks for, as a decimal number.
  package var minimumDue: String?
  package var account: StatedAccount?

  package init(biller: String, amount: String) {
    self.biller = biller
    self.amount = amount
  }

  /// A bill as it will be.
  package struct Plan: Sendable {
    package var bill: Bill
    package var biller: Biller
    /// The known accounts it can be paid to.
    package var payees: [Payee]
    /// An account that needs the holder's word, by step-up.
    package var newAccount: BankAccount?
    var hash: [UInt8]?
  }

  /// Checks the facts; without a due date the biller's stated terms give one, nothing else does.
  ///
  /// - throws: `BillError`, `LookupError`, `MoneyError`, `IBANError`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    let biller = try Lookup(access).biller(biller)
    let bill = try bill(of: biller, access)
    let known = try access.books.read { try $0.payees(of: biller.id) }
    guard let account = try account?.account(of: biller.name) else {
      let trusted = try access.books.read { reader in
        try known.filter { try $0.state.isTrusted && reader.vouchesForPayee($0) }
      }
      return Plan(bill: bill, biller: biller, payees: trusted)
    }
    let hash = try access.home.installKey().fingerprint(of: account)
    if let payee = known.first(where: { $0.accountHash == hash }), payee.state == .accepted {
      return Plan(bill: bill, biller: biller, payees: [payee])
    }
    return Plan(bill: bill, biller: biller, payees: [], newAccount: account, hash: hash)
  }

  /// Adds the bill; `money` is needed exactly where the plan has a new account.
  ///
  /// The remark says which bill of a schedule it came in the place of.
  package func perform(_ plan: Plan, _ access: ReadAccess, _ money: MoneyAccess?) throws
    -> (bill: BillDetails, remark: String?)
  {
    let payee = try plan.newAccount.map { account in
      guard let money, money.isStepUp else {
        throw AccessError.passwordNeeded(.operation("adding an account of a biller"))
      }
      let known = try money.books.read { try $0.payees(of: plan.biller.id) }
      if let known = known.first(where: { $0.accountHash == plan.hash }) {
        return try SealedPayee(known, state: .accepted, money)
      }
      return try SealedPayee(account, of: plan.biller, money)
    }
    return try access.books.write(at: access.world.now) { writer in
      try AddBill.refuseKnown(plan.bill, writer.reader)
      try payee?.store(writer)
      try writer.insert(
        plan.bill, payees: payee.map { [$0.after.id] } ?? plan.payees.map(\.id),
        category: plan.biller.category, today: access.today)
      let planned = try PlannedBill.replace(by: plan.bill, writer, today: access.today)
      return (
        try BillDetails(plan.bill.id, writer.reader, today: access.today),
        planned?.remark(plan.bill)
      )
    }
  }

  /// The bills that one may be a second copy of, open or not.
  package static func copies(of bill: BillDetails, _ access: ReadAccess) throws -> [BillDetails] {
    try KnownBills(access).copies(of: bill)
  }

  private func bill(of biller: Biller, _ access: ReadAccess) throws -> Bill {
    let amount = try Money(stated: amount, try currency(of: biller, access))
    guard !amount.isZero else { throw BillError.notPositive(amount) }
    let isCredit = !amount.isPositive
    var bill = Bill(
      id: access.world.newID(), billerID: biller.id, type: isCredit ? .creditNote : .invoice,
      kind: .transfer, format: .manual, currency: amount.currency,
      amount: isCredit ? try amount.negated() : amount, createdAt: access.world.now)
    bill.number = number
    bill.issued = issued
    bill.reference = (reference ?? number).map { RemittanceReference(written: $0) }
    if let due {
      (bill.due, bill.dueSource) = (due, .user)
    } else if let issued, let days = biller.termsDays {
      (bill.due, bill.dueSource) = (issued.adding(days: days), .terms)
    }
    if let minimumDue { bill.minimumDue = try bill.minimum(minimumDue) }
    if let issued, let due, due < issued {
      throw BillError.dueBeforeIssue(issued: issued, due: due)
    }
    bill.standing = bill.naturalStanding(paidBy: biller.paidBy)
    try access.books.read { try AddBill.refuseKnown(bill, $0) }
    return bill
  }

  // What the biller charged in before is likelier than what the default method is held in.
  private func currency(of biller: Biller, _ access: ReadAccess) throws -> Currency {
    if let code = currency {
      guard let currency = Currency(code.uppercased()) else {
        throw BillError.unknownCurrency(code)
      }
      return currency
    }
    let (latest, methods) = try access.books.read {
      (try $0.latestAmounts(of: biller.id, limit: 1), try $0.methods())
    }
    if let latest = latest.first { return latest.currency }
    guard let currency = methods.first(where: \.isDefault)?.currency else {
      throw BillError.currencyNeeded
    }
    return currency
  }

  // `RE 1041` and `re-1041` of one biller are one bill.
  private static func refuseKnown(_ bill: Bill, _ reader: BookReader) throws {
    guard let number = bill.number, let spelled = BillNumber(number) else { return }
    for known in try reader.bills(spelled: spelled, type: bill.type) {
      guard known.billerID == bill.billerID, let other = known.number,
        BillNumber(other)?.isSpelling(of: spelled) ?? false
      else { continue }
      throw BillError.alreadyThere(known.id, number: other)
    }
  }
}
