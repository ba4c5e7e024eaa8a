import ArgumentParser
import BillActions

extension Billctl.Mfa {
  /// Removes a second factor.
  struct Remove: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a second factor; asks for your password and a code.")

    @Argument(help: "The factor's id, or a unique beginning of it.")
    var id: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = RemoveFactor(id: id)
      let factor = try action.plan(access)
      guard !change.dryRun else {
        return try MfaReport.report(access, lines: ["Would remove \(factor.label)."])
      }
      try session.confirm(
        ["\(factor.label) will no longer be asked for."], "Remove it?", yes: change.yes)
      let money = try session.stepUp(
        access, proof, because: .operation("removing a second factor"))
      try action.perform(factor, money)
      return try MfaReport.report(access, lines: ["\(factor.label) is removed."])
    }
  }
}
