import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Lets a frozen account pay again.
  struct Unfreeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "unfreeze", abstract: "Let a frozen account pay again; asks for your password.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      guard access.account.frozenAt != nil else {
        return AccountReport.report(access.account, lines: ["The account is not frozen."])
      }
      guard !change.dryRun else {
        return AccountReport.report(access.account, lines: ["Would let the account pay again."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("unfreezing the account"))
      _ = try UnfreezeAccount().perform(money)
      return AccountReport.report(
        try access.refreshed().account, lines: ["The account may pay again."])
    }
  }
}
