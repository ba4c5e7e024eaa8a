import ArgumentParser
import BillActions

extension Billctl.Mfa {
  /// Makes new recovery codes.
  struct RecoveryCodesCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "recovery-codes", abstract: "Make ten new recovery codes; older ones are void.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      guard !change.dryRun else {
        return try MfaReport.report(
          access, lines: ["Would make ten new recovery codes; older ones would be void."])
      }
      let money = try session.stepUp(access, proof, because: .operation("making recovery codes"))
      let codes = try RecoveryCodes().perform(money)
      return try MfaReport.report(
        access, more: MfaReport.member(codes), lines: MfaReport.lines(codes))
    }
  }
}
