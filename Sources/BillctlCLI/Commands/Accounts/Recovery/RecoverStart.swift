import ArgumentParser
import BillActions

extension Billctl.Account.Recover {
  /// Sends the code.
  struct Start: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Have a code mailed to your address. Needs no login.",
      discussion: """
        The answer is the same whether the address has an account here or not.
        """)

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let email = try session.address()
      if !change.dryRun { try StartRecovery(email: email).perform(in: session.home) }
      return Report(
        "recovery/1",
        ["email": .text(email), "recovered": false, "dry_run": .bool(change.dryRun)],
        lines: change.dryRun
          ? ["Would mail a code to \(email), if it has an account here."]
          : [
            "If \(email) has an account here, a code is on its way to it.",
            "It holds for 10 minutes and 5 tries; another one is sent after a minute at the "
              + "earliest, five an hour at most.",
            "Without a mail program it lies in \(session.home.places.state)/mail.",
            "Then, with your recovery key at hand: billctl account recover finish CODE",
          ])
    }
  }
}
