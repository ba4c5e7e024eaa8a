import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Prints the terms, accepts or withdraws them.
  struct TermsCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "terms", abstract: "Print the terms of use, accept or withdraw them.",
      discussion: """
        Printing them needs no account. Withdrawing suspends yours: it can look at everything and \
        pay nothing until the terms are accepted again, which asks for your password.
        """)

    @Flag(help: "Accept the terms.")
    var accept = false

    @Flag(help: "Withdraw; nothing is paid until they are accepted again.")
    var withdraw = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard !(accept && withdraw) else {
        throw ValidationError("Use --accept or --withdraw, not both.")
      }
    }

    func run(in session: Session) throws -> Report {
      guard accept || withdraw else {
        return report(
          nil, state: nil,
          lines: Terms.text.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init))
      }
      let access = try session.open()
      let decision: AcceptTerms.Decision = accept ? .accept : .withdraw
      if change.dryRun {
        return try report(access, ["Would \(accept ? "accept" : "withdraw")."])
      }
      if withdraw {
        try session.confirm(
          ["Without the terms the account is suspended and pays nothing."], "Withdraw?",
          yes: change.yes)
      }
      let money = accept ? try session.openMoney(proof) : nil
      let changed = try AcceptTerms(decision).perform(access, money)
      let line =
        accept
        ? "The terms (version \(Terms.version)) are accepted."
        : "The terms are withdrawn; the account is suspended."
      return try report(changed, [line])
    }

    private func report(_ access: ReadAccess, _ lines: [String]) throws -> Report {
      report(access.account, state: try StandingCause.all(access).state, lines: lines)
    }

    private func report(
      _ account: BillCore.Account?, state: AccountStatus.State?, lines: [String]
    ) -> Report {
      Report(
        "terms/1",
        [
          "version": .number(Int64(Terms.version)), "text": .text(Terms.text),
          "accepted": JSON(account?.termsAcceptedAt), "state": JSON(state?.rawValue),
        ], lines: lines)
    }
  }
}
