import ArgumentParser
import BillActions

extension Billctl.Support {
  /// Lists cases.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the cases of this home; they name nobody.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let cases = try ListCases().perform(in: session.home)
      var table = Table([("CASE", .left), ("OPENED", .left), ("STATE", .left)])
      for found in cases {
        table.add([
          found.id.short, found.openedAt.description, found.state.word,
        ])
      }
      return Report("support/1", list: "cases", cases.map(json), lines: table.lines)
    }
  }
}
