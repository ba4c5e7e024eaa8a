import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Says that a file was uploaded or a code paid.
  struct Done: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: "Say that you uploaded the file, paid the code, or used the portal.")

    @Argument(help: "Batches or payments.")
    var names: [String]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.done, names, change).run(in: session)
    }
  }

  /// Says that the bank refused a payment.
  struct Reject: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "reject", abstract: "Say that the bank refused it; the bill is open again.")

    @Argument(help: "Batches or payments.")
    var names: [String]

    @Option(help: "The bank's reason.")
    var reason: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.rejected(reason: reason), names, change).run(in: session)
    }
  }

  /// Cancels what was not handed over.
  struct Cancel: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "Cancel payments that are not in a file and not sent.")

    @Argument(help: "Payments.")
    var names: [String]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.cancelled, names, change).run(in: session)
    }
  }

  /// Says what became of a payment of unknown outcome.
  struct Resolve: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "resolve",
      abstract: "Say what became of a payment whose outcome is unknown; ask the bank first.")

    @Argument(help: "The payment.")
    var payment: String

    @Flag(help: "The bank has it.")
    var sent = false

    @Flag(help: "The bank certainly never got it; it may be paid again.")
    var notSent = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard sent != notSent else {
        throw ValidationError("Say either --sent or --not-sent.")
      }
    }

    func run(in session: Session) throws -> Report {
      // A wrong "not sent" pays twice, so the person is proven anew for it.
      if notSent, !change.dryRun {
        _ = try session.stepUp(
          session.open(), proof,
          because: .operation("saying that a payment was not sent lets it be paid again"))
      }
      return try PaymentsMove(sent ? .sent : .notSent, [payment], change).run(in: session)
    }
  }

  /// Takes a payment file back.
  struct TakeBack: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Take a file out of the outbox before it is uploaded.")

    @Argument(help: "The batch, by id or file name.")
    var batch: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = TakeBackBatch(try session.open())
      let batch = try action.plan(batch)
      let line = "\(batch.fileName ?? ""): \(batch.count) payments, \(batch.total)"
      if change.dryRun { return Report("pay/1", ["dry_run": true], lines: [line]) }
      try session.confirm(
        [line], "It must not be at the bank. Take it back?", yes: change.yes)
      return PayReport(try action.perform(batch)).taken
    }
  }
}

/// What the verbs share by which a person says what happened.
private struct PaymentsMove {
  let statement: MovePayments.Statement
  let names: [String]
  let change: ChangeOptions

  init(_ statement: MovePayments.Statement, _ names: [String], _ change: ChangeOptions) {
    self.statement = statement
    self.names = names
    self.change = change
  }

  func run(in session: Session) throws -> Report {
    let action = MovePayments(statement, try session.open())
    let plan = try action.plan(names)
    let lines =
      plan.batches.map { "\($0.fileName ?? $0.railName): \($0.count) payments, \($0.total)" }
      + plan.payments.map { "\($0.endToEndID): \($0.amount), \($0.state.rawValue)" }
    if change.dryRun {
      return Report("pay/1", ["dry_run": true], lines: lines + ["Nothing was done."])
    }
    // Saying that it was done is harmless to repeat; the others give money back to the bill.
    if statement != .done { try session.confirm(lines, "Is that so?", yes: change.yes) }
    return PayReport(try action.perform(plan)).taken
  }
}

extension PayReport {
  /// The payments as they stand now, refusals being what was wanted.
  var taken: Report {
    var report = self.report
    report.status = .done
    return report
  }
}
