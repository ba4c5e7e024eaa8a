import ArgumentParser
import BillActions
import BillCore
import BillCredentials

extension Billctl.Account {
  /// Merges another account of this home into this one.
  struct Merge: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Take over another account of this home, and close it.",
      discussion: """
        Everything of the account --from comes into the one you are logged in to: methods, \
        billers, bills, payments, schedules, history. What both have is kept once, and what \
        differs is listed. Schedules come paused and pay again once you resume them and sign: \
        billctl schedule edit NAME --sign. The old address goes on naming the account that stays. \
        Asks for password and second factor of both, also with --dry-run, which shows the plan. \
        What was interrupted is finished by the same command.
        """)

    @Option(help: "The e-mail address of the account that is merged and closed.")
    var from: String

    @Option(help: "A code of that account's second factor, or a recovery code.")
    var fromCode: String?

    @Option(help: "Read that account's password from a file's first line; - is standard input.")
    var fromPasswordFile: String?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard fromPasswordFile != "-" || proof.passwordFile != "-" else {
        throw ValidationError("Standard input can hold one of the two passwords only.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = MergeAccounts(from: from)
      if try action.isDone(access) { return MergeReport.done(from, access.account) }
      let reason = PasswordReason.operation("merging accounts")
      let old = try openOld(action, access, session, reason)
      let new = try session.stepUp(access, proof, because: reason)
      let plan = try action.plan(old, into: new)
      guard !change.dryRun else {
        var report = MergeReport(plan: plan, isMerged: false).report
        report.lines.append("Nothing was done.")
        return report
      }
      try session.confirm(
        MergeReport(plan: plan, isMerged: false).lines, "Merge the accounts?", yes: change.yes)
      try action.perform(plan, old, into: new)
      return MergeReport(plan: plan, isMerged: true).report
    }

    private func openOld(
      _ action: MergeAccounts, _ access: ReadAccess, _ session: Session, _ reason: PasswordReason
    ) throws -> MoneyAccess {
      guard fromPasswordFile != nil || session.isInteractive else {
        throw AccessError.passwordNeeded(reason)
      }
      var other = ProofOptions()
      (other.code, other.passwordFile) = (fromCode, fromPasswordFile)
      let old = try session.retyping(other) { other in
        let password = try session.password(other, prompt: "Password of \(from): ")
        do {
          return try action.open(Proof(password: password, code: other.code), besides: access)
        } catch AccessError.codeNeeded where session.isInteractive {
          let code = try session.console.askLine("Code of the second factor of \(from): ")
          return try action.open(Proof(password: password, code: code), besides: access)
        }
      }
      guard old.isStepUp else { throw AccessError.strongCodeNeeded(reason) }
      return old
    }
  }
}
