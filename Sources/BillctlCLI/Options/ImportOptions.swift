import ArgumentParser
import BillActions
import BillCore

/// What both ways to import share.
struct ImportOptions: ParsableArguments {
  @Argument(help: "Files or folders; - is standard input.")
  var files: [String]

  @Option(help: "The due date of bills that state none: YYYY-MM-DD.")
  var due: CalendarDate?

  @OptionGroup var change: UnaskedChangeOptions

  func run(in session: Session) throws -> Report {
    let action = ImportBills(sources: files, due: due)
    if change.dryRun {
      let access = try session.home.isEmpty ? nil : session.open()
      return ImportReport(try action.preview(in: session.home, access: access), isPreview: true)
        .report
    }
    return ImportReport(try action.perform(session.open()), isPreview: false).report
  }
}
