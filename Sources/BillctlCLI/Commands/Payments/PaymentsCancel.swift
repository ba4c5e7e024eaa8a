import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Cancels what was not handed over.
  struct Cancel: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: "Cancel payments that are not in a file and not sent.",
      discussion: """
        A payment that a command rail was sent is cancelled by asking its program, where the \
        program can be asked; the answer may be that it is too late.
        """)

    @Argument(help: "Payments.")
    var names: [String]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = CancelSent(try session.open())
      let sent = try action.payments(among: names)
      guard sent.isEmpty else { return try ask(action, sent, session) }
      return try PaymentsMove(.cancelled, names, change, nil).run(in: session)
    }

    private func ask(_ action: CancelSent, _ sent: [Payment], _ session: Session) throws -> Report {
      guard sent.count == names.count else {
        throw ValidationError("Cancel what was sent and what was not in two calls.")
      }
      let lines = sent.map { "\($0.endToEndID): \($0.amount), \($0.state.rawValue)" }
      if change.dryRun {
        return Report("pay/1", ["dry_run": true], lines: lines + ["Nothing was done."])
      }
      try session.confirm(lines, "Ask the rail to cancel?", yes: change.yes)
      let outcome = try action.perform(sent)
      var report = PayReport(outcome.result).report
      report.status =
        outcome.isUnknown ? .unknown : outcome.isTooLate ? .railRefused : .done
      if outcome.isTooLate { report.lines.append("The rail said that it is too late.") }
      return report
    }
  }
}
