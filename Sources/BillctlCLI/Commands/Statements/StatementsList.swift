import ArgumentParser
import BillActions
import BillCore

extension Billctl.Statements {
  /// Shows which months have something to state.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show which months have something to state.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let months = try ListStatements().perform(session.open())
      var table = Table([("PERIOD", .left), ("ENTRIES", .right)])
      for month in months { table.add([month.month.description, "\(month.entries)"]) }
      return Report(
        "statements/1", list: "statements",
        months.map { ["period": JSON($0.month), "entries": .number(Int64($0.entries))] },
        lines: table.lines,
        notes: months.isEmpty ? ["Nothing was charged or paid yet."] : [])
    }
  }
}
