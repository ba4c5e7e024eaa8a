import ArgumentParser
import BillActions
import BillCore
import BillFormats
import BillRails

extension Billctl.Rails {
  /// Shows what can move money here.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Show the ways to pay, bank profiles and, in test homes, the test numbers.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let rails = try BillActions.Rails(session.home)
      var table = Table(
        [
          ("RAIL", .left), ("KIND", .left), ("SET UP", .left), ("LEAD DAYS", .right),
          ("PROFILE", .left), ("WHAT IT DOES", .left),
        ], yielding: ["WHAT IT DOES", "PROFILE"])
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
        "outbox": JSON(rail.outbox), "program": JSON(rail.command?.program),
        "unattended": .bool(rail.command?.runsUnattended ?? false),
        "capabilities": rail.command?.capabilities.json ?? .null,
        "hash": .text(rail.hash),
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
}

extension RailKind {
  /// What it does, in one honest line.
  var words: String {
    switch self {
    case .qr: "a code you scan with your bank's app"
    case .iso20022: "a file you upload to your bank"
    case .portal: "a worklist for the bank's or biller's page"
    case .sandbox: "a pretended bank, for trying"
    case .command: "a program you trust"
    case .nacha, .csv, .check: "not part of this version"
    }
  }
}
