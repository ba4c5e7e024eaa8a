import ArgumentParser

extension Billctl.Bills {
  /// Takes in bills.
  struct Import: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take in bills: e-invoices, PDFs, mails, zips, payment QR codes.")

    @OptionGroup var importing: ImportOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report { try importing.run(in: session) }
  }
}
