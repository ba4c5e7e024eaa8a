import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Prints the terms, accepts or withdraws them.
  struct TermsCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "terms", abstract: "Print the terms of use, accept or withdraw them.",
      discussion: """
        Printing them needs no account. Withdrawing suspends yours: it can look at everything and
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
          account: nil,
          lines: Terms.text.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init))
      }
      let access = try session.open()
      let decision: AcceptTerms.Decision = accept ? .accept : .withdraw
      if change.dryRun {
        return report(account: access.account, lines: ["Would \(accept ? "accept" : "withdraw")."])
      }
      if withdraw {
        try session.confirm(
          ["Without the terms the account is suspended and pays nothing."], "Withdraw?",
          yes: change.yes)
      }
      if accept { _ = try session.openMoney(proof) }
      let account = try AcceptTerms(decision).perform(access).account
      let line =
        accept
        ? "The terms (version \(Terms.version)) are accepted."
        : "The terms are withdrawn; the account is suspended."
      return report(account: account, lines: [line])
    }

    private func report(account: BillCore.Account?, lines: [String]) -> Report {
      Report(
        "terms/1",
        [
          "version": .number(Int64(Terms.version)), "text": .text(Terms.text),
          "accepted": JSON(account?.termsAcceptedAt), "state": JSON(account?.stateWord),
        ], lines: lines)
    }
  }
}
