import ArgumentParser
import BillActions
import BillCore

extension Billctl {
  /// Makes an account, step by step or from flags.
  struct Start: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: "Set up your account: password, recovery key, first way to pay.",
      discussion: """
        Asks what it needs to know; every answer can also be a flag. It ends logged in.
        """)

    @OptionGroup var identity: IdentityOptions

    @Option(help: "The account you pay from: an IBAN.")
    var bank: String?

    @Option(help: "What to call that account.")
    var bankLabel: String?

    @Option(help: "The way to pay: iso20022 (bank file), qr or portal.")
    var rail: String?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let answers = try StartQuestions(session).answers(to: self)
      let account = try answers.start.plan(in: session.home)
      let method = try answers.method?.plan(holder: account.name)
      let rail = try answers.rail.map { kind in
        let isFirst = try BillActions.Rails(session.home).defaultName == nil
        return try SetUpRail(kind: kind, isDefault: isFirst).plan(in: session.home)
      }
      if change.dryRun {
        return AccountReport.preview(
          account,
          lines: [
            method.map { "would add to its wallet: …\($0.last4)" },
            rail.map { "would set up the rail \($0.name)" },
          ].compactMap { $0 })
      }
      let password = try session.newPassword(
        file: proof.passwordFile, userWords: [account.email, account.name])
      let result = try answers.start.perform(account, password: password, in: session.home)
      if let method { _ = try answers.method?.perform(method, result.access) }
      if let rail { try rail.perform(in: session.home) }
      return StartReport(result: result, method: answers.method, rail: answers.rail).report
    }
  }
}
