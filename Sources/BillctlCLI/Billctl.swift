import ArgumentParser

/// The root of the command tree.
struct Billctl: BillctlCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "billctl",
    abstract: "Bill pay for people who live in a shell.",
    discussion: """
      Without a command it shows what needs attention. Start with: billctl start
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Getting in",
        subcommands: [
          Start.self, LogInCommand.self, LogOutCommand.self, StatusCommand.self, Account.self,
          Mfa.self, Support.self,
        ]),
      CommandGroup(
        name: "What is owed, and to whom",
        subcommands: [Import.self, Bills.self, Billers.self, Wallet.self]),
      CommandGroup(
        name: "Paying", subcommands: [Pay.self, Schedules.self, Payments.self, Rails.self]),
      CommandGroup(name: "Looking back", subcommands: [Statements.self, History.self]),
      CommandGroup(
        name: "Looking after it",
        subcommands: [DoctorCommand.self, Backup.self, Restore.self]),
    ])

  @OptionGroup var options: GlobalOptions

  func run(in session: Session) throws -> Report {
    try Dashboard(session).report()
  }
}
