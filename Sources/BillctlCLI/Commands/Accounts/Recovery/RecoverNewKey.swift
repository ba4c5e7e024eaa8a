import ArgumentParser
import BillActions

extension Billctl.Account.Recover {
  /// Makes a new recovery key.
  struct NewKey: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "new-key",
      abstract: "Make a new recovery key, where the old one is lost or was seen by others.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let email = access.account.email
      if change.dryRun {
        return Report(
          "recovery/1", ["email": .text(email), "recovered": false, "dry_run": true],
          lines: ["Would make a new recovery key; the one of now would be void."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("making a new recovery key"))
      let key = try RenewRecoveryKey().perform(money)
      return Report(
        "recovery/1",
        ["email": .text(email), "recovered": false, "recovery_key": .text(key.text)],
        lines: key.lines)
    }
  }
}
