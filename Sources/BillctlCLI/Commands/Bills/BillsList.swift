import ArgumentParser
import BillActions
import BillCore

extension Billctl.Bills {
  /// Shows what is owed.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show what is owed.",
      discussion: """
        A credit note is shown with a minus sign. In JSON its amounts are positive, and its type \
        is credit-note.
        """)

    @Option(help: "Only bills due on or before this date: YYYY-MM-DD.")
    var dueBefore: CalendarDate?

    @Option(help: "Only bills in these states.")
    var state: [BillState] = []

    @Option(help: "Only bills of this biller.")
    var biller: String?

    @Flag(help: "Only what is overdue.")
    var overdue = false

    @Flag(help: "Only what waits for your decision.")
    var held = false

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let flagged: [BillState] = (overdue ? [.overdue] : []) + (held ? [.held] : [])
      let bills = try ListBills(
        states: Set(state + flagged), dueBefore: dueBefore, biller: biller
      ).perform(session.open())
      var report = Report(
        "bills/1", list: "bills", bills.map(BillReport.json), lines: BillReport.table(bills),
        notes: bills.isEmpty ? [nothing] : [])
      report.details = {
        bills.map { details in
          "\(details.bill.id)  \(details.bill.number ?? "no number")  "
            + "reference \(details.bill.reference?.value ?? "none")"
        }
      }
      return report
    }

    private var nothing: String {
      let isFiltered = !state.isEmpty || dueBefore != nil || biller != nil || overdue || held
      return isFiltered
        ? "No bill fits what you asked for. All of them: billctl bills list"
        : "No bills. Take some in: billctl import FILE"
    }
  }
}
