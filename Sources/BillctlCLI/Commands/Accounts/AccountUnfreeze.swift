import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Lets a frozen account pay again.
  struct Unfreeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "unfreeze", abstract: "Let a frozen account pay again; asks for your password.",
      discussion: "Needs no login before: the proof logs you in.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      guard !change.dryRun else {
        return Report(
          "freeze/1", ["id": .null, "state": .null],
          lines: ["Would let the account pay again, after your password."])
      }
      // Freezing ended every session, so that one proof has to do for both.
      let action = UnfreezeAccount(email: session.loginEmail)
      let (access, wasFrozen) = try session.retyping(proof) { proof in
        let password = try session.password(proof, prompt: "Password: ")
        return try session.withCode(Proof(password: password, code: proof.code)) {
          try action.perform($0, in: session.home)
        }
      }
      return try AccountReport.report(
        access, lines: [wasFrozen ? "The account may pay again." : "The account is not frozen."])
    }
  }
}
