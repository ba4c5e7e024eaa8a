import ArgumentParser
import BillActions
import BillCore
import BillFormats
import BillRails

extension Billctl {
  /// What can move money here.
  struct Rails: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rails", abstract: "What can move money here.",
      subcommands: [List.self, SetUp.self])
  }
}

extension Billctl.Rails {
  /// Shows what can move money here.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Show the ways to pay, bank profiles and, in test homes, the test numbers.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let rails = try BillActions.Rails(session.home)
      var table = Table([
        ("RAIL", .left), ("KIND", .left), ("SET UP", .left), ("LEAD DAYS", .right),
        ("PROFILE", .left), ("WHAT IT DOES", .left),
      ])
      for rail in rails.all {
        table.add([
          rail.name + (rail.name == rails.defaultName ? " *" : ""), rail.kind.rawValue,
          rail.isConfigured ? "yes" : "no", String(rail.leadDays), rail.profile.id,
          rail.kind.words,
        ])
      }
      return Report(
        "rails/1", list: "rails", rails.all.map { json($0, rails) },
        lines: table.lines + profiles + (rails.isTestHome ? testNumbers : []))
    }

    private func json(_ rail: Rail, _ rails: BillActions.Rails) -> JSON {
      [
        "name": .text(rail.name), "kind": .text(rail.kind.rawValue),
        "configured": .bool(rail.isConfigured), "default": .bool(rail.name == rails.defaultName),
        "lead_days": .number(Int64(rail.leadDays)),
        "cut_off_hour": .number(Int64(rail.cutOffHour)),
        "calendar": .text(rail.calendar.rawValue), "profile": .text(rail.profile.id),
        "outbox": JSON(rail.outbox),
      ]
    }

    private var profiles: [String] {
      ["", "Bank profiles (rails setup iso20022 --profile ID):"]
        + BankProfile.all.flatMap { profile in
          ["  \(profile.id): \(profile.name)"] + profile.notes.map { "      \($0)" }
        }
    }

    private var testNumbers: [String] {
      ["", "Test numbers of the sandbox:"]
        + SandboxBank.accounts.sorted { $0.key < $1.key }
        .map { "  \($0.key)  \($0.value.rawValue)" }
        + SandboxBank.cards.sorted { $0.key < $1.key }
        .map { "  a card ending in \($0.key)  \($0.value.rawValue)" }
    }
  }

  /// Sets a way to pay up.
  struct SetUp: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "setup", abstract: "Set up a way to pay, in config.toml.")

    @Argument(help: "The kind: iso20022, qr, portal, or sandbox in a test home.")
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

    @Flag(name: .customLong("default"), help: "Use it where several would do.")
    var isDefault = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      guard kind.isBuilt else { throw RailObstacle.notBuilt(kind) }
      let plan = try SetUpRail(
        kind: kind, name: name, profile: profile, outbox: outbox, leadDays: leadDays,
        cutOffHour: cutOffHour, isDefault: isDefault
      ).plan(in: session.home)
      if !change.dryRun { try plan.perform(in: session.home) }
      return Report(
        "rail/1",
        ["name": .text(plan.name), "kind": .text(kind.rawValue), "dry_run": .bool(change.dryRun)],
        lines: plan.added
          + [change.dryRun ? "Nothing was written." : "Written to config.toml."])
    }
  }
}

extension RailKind {
  /// What it does, in one honest line.
  var words: String {
    switch self {
    case .qr: "a code you scan with your bank's app"
    case .iso20022: "a file you upload to your bank"
    case .portal: "a worklist for the bank's or biller's page"
    case .sandbox: "a pretended bank, for trying"
    case .nacha, .csv, .check, .command: "not part of this version"
    }
  }
}
