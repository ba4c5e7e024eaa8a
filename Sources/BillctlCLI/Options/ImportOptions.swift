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
    let isForPeople = session.options.format == .human
    if change.dryRun {
      var report = ImportReport(nil, isForPeople: isForPeople)
      let access = try session.home.isEmpty ? nil : session.open()
      try action.preview(in: session.home, access: access) { report.add($0) }
      return report.report
    }
    let access = try session.open()
    var report = ImportReport(access, isForPeople: isForPeople)
    try action.perform(access) { report.add($0) }
    return report.report
  }
}
