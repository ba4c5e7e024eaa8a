import ArgumentParser
import BillActions
import BillCore
import BillFormats
import BillRails

extension Billctl.Rails {
  /// Sets a way to pay up.
  struct SetUp: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "setup", abstract: "Set up a way to pay, in config.toml.")

    @Argument(help: "The kind; sandbox in a test home only.")
    var kind: RailKind

    @Option(help: "A name of your own for it.")
    var name: String?

    @Option(help: "The bank profile: generic, or one that rails list shows.")
    var profile: String?

    @Option(help: "A folder for finished files, on the same file system as your data.")
    var outbox: String?

    @Option(help: "Business days until the money arrives.")
    var leadDays: Int?

    @Option(help: "The hour from which the bank counts the next day.")
    var cutOffHour: Int?

    @Option(help: "The program of a command rail; default: billctl-rail-NAME on your PATH.")
    var program: String?

    @Option(help: "Seconds the program has for a payment; default: 120.")
    var timeLimit: Int?

    @Flag(inversion: .prefixedNo, help: "Let the program pay with nobody watching.")
    var unattended: Bool?

    @Flag(name: .customLong("default"), help: "Use it where several would do.")
    var isDefault = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      guard kind.isBuilt else { throw RailObstacle.notBuilt(kind) }
      let plan = try request.plan(in: session.home)
      if !change.dryRun {
        try agree(to: plan, session)
        try plan.perform(in: session.home)
      }
      return Report(
        "rail/1",
        [
          "name": .text(plan.name), "kind": .text(kind.rawValue),
          "program": JSON(plan.command?.program),
          "capabilities": plan.command?.capabilities.json ?? .null,
          "dry_run": .bool(change.dryRun),
        ],
        lines: plan.lines
          + [change.dryRun ? "Nothing was written." : "Written to config.toml."])
    }

    private var request: SetUpRail {
      var request = SetUpRail(
        kind: kind, name: name, profile: profile, outbox: outbox, leadDays: leadDays,
        cutOffHour: cutOffHour, isDefault: isDefault)
      (request.program, request.timeLimitSeconds) = (program, timeLimit)
      request.isUnattended = unattended
      return request
    }

    // A program will be given account numbers and asked to pay, so the person is proven for it.
    private func agree(to plan: SetUpRail.Plan, _ session: Session) throws {
      if plan.command != nil {
        try session.confirm(plan.lines, "Trust this program with your money?", yes: change.yes)
        _ = try session.stepUp(
          session.open(), proof,
          because: .operation("a program that is set up as a rail can move your money"))
        return
      }
      if !plan.removed.isEmpty {
        try session.confirm(plan.lines, "Replace these settings?", yes: change.yes)
      }
      // Payments would leave otherwise; where no account lives there is none, and nobody to ask.
      if plan.changes, !session.home.isEmpty {
        _ = try session.stepUp(
          session.open(), proof, because: .operation("changing where or how payments leave"))
      }
    }
  }
}

extension SetUpRail.Plan {
  /// What changes in the file; replaced lines are marked.
  fileprivate var lines: [String] {
    let changes = removed.isEmpty ? added : removed.map { "- \($0)" } + added.map { "+ \($0)" }
    return (command.map(\.lines) ?? []) + (changes.isEmpty ? ["nothing changes"] : changes)
      + (leftOutbox.map {
        ["files that still wait in \($0) stay there"]
      } ?? [])
  }
}
