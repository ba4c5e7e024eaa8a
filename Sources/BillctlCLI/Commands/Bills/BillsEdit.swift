import ArgumentParser
import BillActions
import BillCore

extension Billctl.Bills {
  /// Changes a bill.
  struct Edit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Date a bill, note its minimum, or let a held one go.",
      discussion: """
        Accept changed bank details only after asking the biller by a number you know: this is how \
        invoice fraud looks.
        """)

    @Argument(help: "The bill: its id or number.")
    var bill: String

    @Option(help: "The due date: YYYY-MM-DD.")
    var due: CalendarDate?

    @Option(help: "What to quote in the payment; asks for your password.")
    var reference: String?

    @Option(help: "The least it asks for, as the statement of a credit card says; none forgets it.")
    var minimumDue: String?

    @Flag(help: "The bank details on it are right; asks for your password.")
    var acceptPayee = false

    @Flag(
      help:
        "A held bill counts, an earlier one of that number is cancelled; asks for your password.")
    var accept = false

    @Flag(help: "It is another charge than the bill of a schedule that it was taken for.")
    var separate = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if separate, due != nil || reference != nil || minimumDue != nil || acceptPayee || accept {
        throw ValidationError("--separate goes alone.")
      }
    }

    func run(in session: Session) throws -> Report {
      if separate { return try separate(in: session) }
      let access = try session.open()
      let action = EditBill(
        due: due, reference: reference, minimumDue: minimumDue, acceptsPayee: acceptPayee,
        accepts: accept)
      let plan = try action.plan(Lookup(access).bill(bill), access)
      let lines = describe(plan)
      if change.dryRun {
        return Report(
          "bill/1",
          ["bill": .text(plan.before.id.description), "dry_run": true],
          lines: lines + ["Nothing was done."])
      }
      if !plan.newPayees.isEmpty || plan.isReleased {
        try session.confirm(lines, "Is this right?", yes: change.yes)
      }
      let money = try moneyAccess(session, access, action, plan)
      var report = BillReport.one(try action.perform(plan, access, money), "changed")
      report.lines += lines
      return report
    }

    private func moneyAccess(
      _ session: Session, _ access: ReadAccess, _ action: EditBill, _ plan: EditBill.Plan
    ) throws -> MoneyAccess? {
      if plan.newPayees.isEmpty { return action.needsMoney ? try session.openMoney(proof) : nil }
      return try session.stepUp(
        access, proof, because: .operation("accepting an account of a biller"))
    }

    private func separate(in session: Session) throws -> Report {
      let access = try session.open()
      let bill = try Lookup(access).bill(bill)
      let action = SeparateBill()
      let lines = try action.plan(bill, access).map { planned in
        "\(planned.number ?? "") of \(planned.amount?.description ?? "any amount") counts by itself "
          + "again, with what was paid for it"
      }
      if change.dryRun {
        return Report("bill/1", ["bill": .text("\(bill.id)"), "dry_run": true], lines: lines)
      }
      try session.confirm(lines, "Are these two charges?", yes: change.yes)
      let money = try session.openMoney(proof)
      var report = BillReport.one(try action.perform(bill, money), "changed")
      report.lines += lines
      return report
    }

    private func describe(_ plan: EditBill.Plan) -> [String] {
      var lines: [String] = []
      if !plan.newPayees.isEmpty {
        lines.append("\(plan.biller.name) will be paid to other bank details:")
        lines += plan.knownPayees.filter { !plan.newPayees.contains($0) }.map { "  - \(words($0))" }
        lines += plan.newPayees.map { "  + \(words($0))" }
      }
      if let replaced = plan.replaced {
        lines.append(
          "the earlier bill of \(replaced.amount?.description ?? "any amount"): cancelled for this "
            + "one of \(plan.before.amount?.description ?? "any amount")")
      }
      if plan.isReleased { lines.append("held -> it counts") }
      if let due {
        lines.append(plan.before.due == nil ? "due \(due)" : "due \(plan.before.dueText) -> \(due)")
      }
      if let reference { lines.append("reference \(reference)") }
      if let minimumDue { lines.append("minimum due \(minimumDue)") }
      return lines
    }

    private func words(_ payee: Payee) -> String {
      "…\(payee.last4)" + (payee.country.map { " (\($0))" } ?? "")
        + (payee.name.map { " \($0)" } ?? "")
    }
  }
}
