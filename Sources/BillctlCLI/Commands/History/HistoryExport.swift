import ArgumentParser
import BillActions
import BillFormats

extension Billctl.History {
  /// Writes the history for another program.
  struct Export: BillctlCommand {
    /// The formats other programs read.
    enum Target: String, ExpressibleByArgument, CaseIterable {
      case csv, jsonl, ledger, hledger, beancount
    }

    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the history for a spreadsheet or an accounting program.",
      discussion: """
        csv and jsonl hold bills and payments. ledger, hledger and beancount hold the double-entry \
        ledger, with every account and currency declared.
        """)

    @Option(name: .customLong("as"), help: "What to write.")
    var target: Target = .csv

    @OptionGroup var output: OutputOptions
    @OptionGroup var wanted: HistoryOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if options.mask {
        throw ValidationError("An export is for another program; leave --mask out.")
      }
      let isFiltered = wanted.biller != nil || wanted.from != nil || wanted.to != nil
      if dialect != nil, isFiltered {
        throw ValidationError(
          "A journal is whole: --biller, --from and --to go with csv and jsonl.")
      }
    }

    func run(in session: Session) throws -> Report {
      guard let path = output.path, path != "-" else { return try export(session.open()) }
      try output.check(path, session.console)
      let text = try export(session.open()).text ?? ""
      return try output.write(
        Array(text.utf8), to: path,
        Report("history-export/1", ["as": .text(target.rawValue), "file": .text(path)]))
    }

    private func export(_ access: ReadAccess) throws -> Report {
      if let dialect {
        let text = try ExportJournal(dialect: dialect).perform(access)
        return HistoryReport.export(text, as: dialect.rawValue)
      }
      let items = try wanted.action().perform(access).map(HistoryReport.json)
      let text =
        target == .csv
        ? CSV.text(items, ofNone: CSVHeader.names(of: "history/1"))
        : items.map { $0.rendered(indented: false) + "\n" }.joined()
      return HistoryReport.export(text, as: target.rawValue, items: items)
    }

    private var dialect: JournalDialect? {
      switch target {
      case .csv, .jsonl: nil
      case .ledger: .ledger
      case .hledger: .hledger
      case .beancount: .beancount
      }
    }
  }
}
