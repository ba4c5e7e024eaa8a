import ArgumentParser
import BillActions
import BillCore

extension Billctl.Bills {
  /// Notes that a bill was paid elsewhere.
  struct MarkPaid: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "mark-paid", abstract: "Note that a bill was paid outside billctl, or debited.")

    @Argument(help: "The bill: its id or number.")
    var bill: String

    @Option(help: "How much; all that is open without it.")
    var amount: String?

    @Option(help: "The day: YYYY-MM-DD; today without it.")
    var on: CalendarDate?

    @Option(help: "How it was paid, for the history.")
    var note: String?

    @Flag(help: "Take the last such note back; the books keep both. Asks for your password.")
    var undo = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard !undo || (amount == nil && on == nil && note == nil) else {
        throw ValidationError("--undo takes the last note back whole; leave the rest out.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      if undo { return try takeBack(Lookup(access).bill(bill), access, session) }
      let action = MarkBillPaid(amount: amount, date: on, note: note)
      let plan = try action.plan(Lookup(access).bill(bill), access)
      let line = "\(plan.amount) paid elsewhere on \(plan.date)"
      if change.dryRun {
        return Report(
          "bill/1", ["bill": .text(plan.bill.id.description), "dry_run": true],
          lines: ["would note: \(line)"])
      }
      return BillReport.one(try action.perform(plan, access), line)
    }

    private func takeBack(_ bill: Bill, _ access: ReadAccess, _ session: Session) throws -> Report {
      let action = UndoMarkedPaid()
      let note = try action.plan(bill, access)
      let line = "\(note.amount) was not paid elsewhere on \(note.date)"
      if change.dryRun {
        return Report(
          "bill/1", ["bill": .text(bill.id.description), "dry_run": true],
          lines: ["would note: \(line)"])
      }
      return BillReport.one(try action.perform(bill, session.openMoney(proof)), line)
    }
  }
}
