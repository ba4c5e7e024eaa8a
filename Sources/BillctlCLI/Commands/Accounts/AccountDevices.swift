import ArgumentParser
import BillActions

extension Billctl.Account {
  /// The machines that are trusted.
  struct Devices: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "devices", abstract: "Show and revoke the machines you trust.",
      discussion: "To trust the one you sit at: billctl login --trust-device",
      subcommands: [List.self, Revoke.self], defaultSubcommand: List.self)
  }
}

extension Billctl.Account.Devices {
  /// Shows the trusted devices.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show the machines you trust.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try DevicesReport.report(session.open())
    }
  }

  /// Trusts a device no longer.
  struct Revoke: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Trust a machine no longer.",
      discussion: """
        Ends every session that was begun on it. Its next login counts as one from a new device.
        """)

    @Argument(help: "The device's id, or the beginning of it.")
    var device: String

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let found = try AccountDevices().find(device, access)
      let name = "\(found.id.short) \(found.facts.label)"
      let live = try AccountDevices().sessions(of: found, access)
        .filter { session.world.now < $0.expires }
      let sessions = counted(live.count, "session")
      if change.dryRun {
        return try DevicesReport.report(
          access,
          notes: ["would trust \(name) no longer and end \(sessions)", "Nothing was done."])
      }
      try AccountDevices().revoke(found, access)
      return try DevicesReport.report(
        access, notes: ["Not trusted any more: \(name); \(sessions) ended"])
    }
  }
}

/// The trusted devices as reports show them.
private enum DevicesReport {
  static func report(_ access: ReadAccess, notes: [String] = []) throws -> Report {
    let entries = try AccountDevices().list(access)
    var table = Table(
      [
        ("DEVICE", .left), ("WHERE", .left), ("SINCE", .left), ("LAST LOGIN", .left),
        ("TRUSTED UNTIL", .left),
      ], yielding: ["WHERE"], dropping: ["SINCE"])
    for entry in entries {
      let facts = entry.device.facts
      table.add([
        facts.id.short,
        facts.label + (entry.isCurrent ? "  (this one)" : ""), facts.createdAt.description,
        facts.lastUsed.description, facts.expires.description,
      ])
    }
    return Report(
      "devices/1", list: "devices", entries.map(json),
      lines: entries.isEmpty ? ["No machine is trusted."] : table.lines, notes: notes)
  }

  private static func json(_ entry: AccountDevices.Entry) -> JSON {
    let facts = entry.device.facts
    return [
      "id": .text(facts.id.description), "label": .text(facts.label),
      "created": JSON(facts.createdAt), "last_used": JSON(facts.lastUsed),
      "expires": JSON(facts.expires), "current": .bool(entry.isCurrent),
    ]
  }
}
