import BillActions
import BillCore
import BillRails

/// What would be paid, before anything happens.
struct PayPlanReport {
  let plan: PayPlan
  private let totals: String
  // The biller alone does not tell which of their bills is meant.
  private let billersOfSeveral: Set<RecordID>

  /// - throws: `MoneyError.overflow` where the payments have no sum.
  init(_ plan: PayPlan) throws {
    self.plan = plan
    netted = try plan.netted.map(PayPlanReport.words(netted:))
    totals = try plan.totals.map(\.description).joined(separator: ", ")
    var seen: Set<RecordID> = []
    billersOfSeveral = Set(plan.items.map(\.bill.biller.id).filter { !seen.insert($0).inserted })
  }

  var report: Report {
    Report(
      "pay/1",
      [
        "dry_run": true, "needs": .text(plan.stepUp == nil ? "session" : "step-up"),
        "payments": .list(plan.items.map(json)), "batches": [], "presented": [],
        "netted": .list(plan.netted.map { JSON($0.bill.bill.id) }),
        "left_out": leftOut, "notes": .list(notes.map { .text($0) }),
      ], lines: lines + ["Nothing was done."], status: status)
  }

  /// What the plan comes to when all of it works; a bill without a due date was never meant.
  var status: ExitStatus { plan.leftOut.isEmpty ? .done : .partly }

  /// The bills that are not paid, with the reasons.
  var leftOut: JSON {
    .list(
      (plan.leftOut + plan.undated).map { bill, reason in
        ["bill": .text("\(bill.bill.id)"), "reason": .text(Failure(reason).message)]
      })
  }

  /// The same for people, with what to do.
  var leftOutLines: [String] {
    lines("left out", plan.leftOut) + lines("not chosen", plan.undated)
  }

  private func lines(
    _ word: String, _ bills: [(bill: BillDetails, reason: any Error)]
  ) -> [String] {
    bills.flatMap { bill, reason in
      let number = bill.bill.number.map { " \($0)" } ?? ""
      let failure = Failure(reason)
      return ["\(word): \(bill.biller.name)\(number): \(failure.message)"]
        + failure.hints.map { "    \($0)" }
    }
  }

  private func json(_ item: PlannedPayment) -> JSON {
    [
      "id": .null, "bill": .text(item.bill.bill.id.description),
      "number": JSON(item.bill.bill.number), "biller": .text(item.bill.biller.name),
      "amount": .text(item.amount.decimalText), "currency": .text(item.amount.currency.code),
      "state": "draft", "rail": .text(item.rail.name), "method": .text(plan.method.label),
      "execute_on": JSON(item.timing.executeOn), "end_to_end_id": .null,
      "account": JSON(item.payee.map { "…\($0.last4)" }),
      "new_payee": .bool(item.payee.map { $0.state != .accepted } ?? false),
      "account_name": JSON(item.payee?.name),
      "account_on_bill": .bool(item.payee != nil && !item.takesKnownAccount),
      "looks_like": .list(item.copies.map { JSON($0.bill.id) }),
      "related": .list(item.related.map { JSON($0.bill.id) }),
      "discount": JSON(item.discount?.decimalText),
      "next": .text("confirm with --yes"),
    ]
  }

  var lines: [String] {
    if let repeated = plan.repeated {
      return ["This key was used before, for \(repeated.count) payments; nothing more is paid."]
    }
    var table = Table(
      [
        ("BILLER", .left), ("NUMBER", .left), ("TO", .left), ("AMOUNT", .right), ("ON", .left),
        ("BY", .left),
      ], yielding: ["BILLER", "NUMBER", "BY"])
    for item in plan.items {
      table.add([
        item.bill.biller.name, item.bill.bill.number ?? "", accountWords(item),
        item.amount.description, item.timing.executeOn.description, item.rail.name,
      ])
    }
    return table.lines + summary + notes
      + netted.map { "by credits, no money moves: \($0)" }
      + leftOutLines
  }

  /// What credits take off where no money moves, and what stays open.
  let netted: [String]

  private static func words(netted item: PlannedPayment) throws -> String {
    let credits = item.credits.map { "\($0.amount) of \($0.credit.label)" }
    let left = try item.openAfter
    return "\(item.bill.biller.name) \(item.bill.bill.label): "
      + credits.joined(separator: ", ") + (left.isPositive ? ", \(left) stays open" : "")
  }

  private var summary: [String] {
    guard !plan.items.isEmpty else { return [] }
    let from = "\(plan.method.label) …\(plan.method.last4)"
    return ["\(counted(plan.items.count, "payment")), \(totals), from \(from)"]
  }

  /// What whoever says yes should know; said all the same where `--yes` said it beforehand.
  var notes: [String] {
    var said: Set<String> = []
    return (plan.overLimit.map { ["note: \($0.words); it asks for your password"] } ?? [])
      + plan.items.flatMap(remarks).filter { said.insert($0).inserted }
  }

  private func accountWords(_ item: PlannedPayment) -> String {
    guard let payee = item.payee else { return "" }
    return "…\(payee.last4)" + (payee.state == .accepted ? "" : " NEW")
  }

  private func remarks(_ item: PlannedPayment) -> [String] {
    let (biller, bill) = (item.bill.biller, item.bill.bill)
    let name = billersOfSeveral.contains(biller.id) ? "\(biller.name) \(bill.label)" : biller.name
    var remarks: [String] = []
    if let payee = item.payee, payee.state != .accepted {
      remarks.append("note: \(biller.name) …\(payee.last4) was never paid before; is it right?")
    }
    if item.takesKnownAccount, let payee = item.payee {
      let origin = payee.state == .accepted ? "was paid before" : "stands on another bill"
      remarks.append("note: \(name): the bill names no account; …\(payee.last4) \(origin)")
    }
    if let holder = item.otherHolder {
      remarks.append("note: \(name): the account is in the name of \(holder)")
    }
    if let remnant = item.nameRemnant {
      remarks.append(
        "note: \(name): the bank file can write no more of the name than \(remnant); a bank that "
          + "compares names may refuse it")
    }
    remarks += item.copies.map { "note: \(name): it looks like \($0.words); is it the same bill?" }
    remarks += item.related.map { other in
      let verb = other.bill.follows(bill) ? "is corrected or followed by" : "corrects or follows"
      return "note: \(name): it \(verb) \(other.words); do both count?"
    }
    if let missing = item.missingEarlier {
      remarks.append(
        "note: \(name): it corrects or follows \(missing), which is not here; was that paid?")
    }
    remarks += bill.remarks.map { "note: \(name): \($0)" }
    if bill.kind == .online {
      remarks.append("note: \(name): the bill asks to be paid online; this is a transfer")
    }
    if let currency = plan.method.currency, currency != item.amount.currency {
      remarks.append(
        "note: \(name): from an account in \(currency.code); the bank's rate and charges are "
          + "unknown here")
    }
    switch item.missedDiscount {
    case .lastDay(let day)?: remarks.append("note: \(name): no discount, its last day is \(day)")
    case .part?: remarks.append("note: \(name): no discount, it is for the whole bill only")
    case nil: break
    }
    if let discount = item.discount { remarks.append("note: \(name): discount of \(discount)") }
    for credit in item.credits {
      remarks.append("note: \(name): credit \(credit.credit.number ?? "") of \(credit.amount)")
    }
    for credit in item.unusedCredits {
      remarks.append(
        "note: \(name): credit \(credit.credit.number ?? "") is open; --net-credits takes "
          + "\(credit.amount) off")
    }
    if item.rail.kind == .qr {
      remarks.append(
        "note: \(name): a code carries no date; choose \(item.timing.executeOn) in your bank app")
    }
    if !item.credits.isEmpty, !item.namesCredits {
      remarks.append("note: \(name): the reference has no room for the credit; tell the biller")
    }
    if let usual = item.usualAmount {
      remarks.append("note: \(name): far from the usual \(usual)")
    }
    return remarks
      + item.timing.remarks.map { remark in
        switch remark {
        case .arrivesLate(let due):
          "note: \(name) is due on \(due); the money arrives on \(item.timing.expectedSettle)"
        case .moved(let day): "note: \(day) is no bank day; \(item.timing.executeOn) is taken"
        }
      }
  }
}

extension PlannedPayment {
  /// The name on the account, where the bill is another's.
  fileprivate var otherHolder: String? {
    guard let name = payee?.name else { return nil }
    let known = [bill.biller.name, bill.bill.nameOnDocument ?? bill.biller.name]
    return known.contains { BillerMatch.areNamesakes($0, name) } ? nil : name
  }
}
