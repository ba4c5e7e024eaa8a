import ArgumentParser
import BillActions
import BillCore
import BillFormats

extension Billctl {
  /// Takes in what a biller or bank sent, whatever it is.
  struct Import: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in bills: e-invoices, PDFs, mails, zips, payment QR codes.")

    @OptionGroup var importing: ImportOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report { try importing.run(in: session) }
  }

  /// What is owed.
  struct Bills: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is owed.", subcommands: [Import.self, List.self])
  }
}

extension Billctl.Bills {
  /// Takes in bills.
  struct Import: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in bills: e-invoices, PDFs, mails, zips, payment QR codes.")

    @OptionGroup var importing: ImportOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report { try importing.run(in: session) }
  }
}

/// What both ways to import share.
struct ImportOptions: ParsableArguments {
  @Argument(help: "Files or folders; - is standard input.")
  var files: [String]

  @Option(help: "The due date of bills that state none.")
  var due: CalendarDate?

  @Flag(help: "Show what would be taken in and keep nothing; needs no account.")
  var dryRun = false

  func run(in session: Session) throws -> Report {
    let action = ImportBills(sources: files, due: due)
    if dryRun {
      let access = try session.home.isEmpty ? nil : session.open()
      return ImportReport(try action.preview(in: session.home, access: access), isPreview: true)
        .report
    }
    return ImportReport(try action.perform(session.open()), isPreview: false).report
  }
}
