import ArgumentParser
import BillActions

extension Billctl.Mfa {
  /// Makes a pending factor count.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Finish adding a second factor with its first code.")

    @Argument(help: "The code the app shows now, or the one that was sent.")
    var code: String

    @Flag(help: "Ask for this factor before the others.")
    var preferred = false

    @OptionGroup var change: UnaskedChangeOptions
    // --code stays the proof of a factor that counts already, beside the password.
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      if change.dryRun {
        return try MfaReport.report(
          session.open(),
          lines: ["would check the code and make the factor count", "Nothing was done."])
      }
      let money = try session.openMoney(proof)
      let result = try ConfirmFactor().perform(code, money)
      if preferred { try ChangeSettings(preferring: result.factor.kind).perform(money) }
      return try MfaReport.report(
        money.read, more: MfaReport.member(result.recoveryCodes),
        lines: ["\(result.factor.label) counts as a second factor now."]
          + MfaReport.lines(result.recoveryCodes))
    }
  }
}
