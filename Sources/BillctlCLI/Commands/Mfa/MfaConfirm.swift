import ArgumentParser
import BillActions

extension Billctl.Mfa {
  /// Makes a pending factor count.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Finish adding the app with one of its codes.")

    @Argument(help: "The code the app shows now.")
    var code: String

    @OptionGroup var change: UnaskedChangeOptions
    // --code stays the proof of a factor that counts already, beside the password.
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      if change.dryRun {
        return try MfaReport.report(
          session.open(),
          lines: ["would check the code and make the app count", "Nothing was done."])
      }
      let money = try session.openMoney(proof)
      let result = try ConfirmFactor().perform(code, money)
      return try MfaReport.report(
        money.read, more: MfaReport.member(result.recoveryCodes),
        lines: ["\(result.factor.label) is your second factor now."]
          + MfaReport.lines(result.recoveryCodes))
    }
  }
}
