import ArgumentParser
import BillActions

extension Billctl.Billers {
  /// Lists the billers.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List who gets paid.")

    @Flag(help: "Also those that were put away.")
    var archived = false

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let billers = try ListBillers(archived: archived).perform(session.open())
      return BillerReport.list(
        billers,
        notes: billers.isEmpty ? ["No billers yet. Import a bill: billctl import FILE"] : [])
    }
  }

  /// Puts a biller away.
  struct Archive: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "archive", abstract: "Put a biller away; its history stays.")

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @Flag(help: "Take it out again.")
    var undo = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let biller = try Lookup(access).biller(biller)
      let action = ArchiveBiller(undo: undo)
      try action.plan(biller, access)
      let verb = undo ? "taken out again" : "put away"
      if change.dryRun {
        return try BillerReport.one(biller, access, ["would be \(verb): \(biller.name)"])
      }
      let changed = try action.perform(biller, access)
      return try BillerReport.one(changed, access, ["\(verb): \(biller.name)"])
    }
  }
}
