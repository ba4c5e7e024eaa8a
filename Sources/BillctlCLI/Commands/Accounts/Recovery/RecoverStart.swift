import ArgumentParser
import BillActions

extension Billctl.Account.Recover {
  /// Sends the code.
  struct Start: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Have a code mailed or texted to you. Needs no login.",
      discussion: """
        The answer is the same whether the address or number has an account here or not.
        """)

    @Option(help: "Text it to your confirmed phone number, in the place of a mail.")
    var phone: String?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    var tellsHolder: Bool { false }

    func run(in session: Session) throws -> Report {
      let address = try session.recoveryAddress(phone: phone)
      if !change.dryRun { try StartRecovery(address).perform(in: session.home) }
      return Report(
        "recovery/1",
        address.json([JSON.Member(name: "dry_run", value: .bool(change.dryRun))]),
        lines: change.dryRun
          ? ["Would send a code to \(address.text), if it has an account here."]
          : [
            "If \(address.text) has an account here, a code is on its way to it.",
            "It holds for 10 minutes and 5 tries; another one is sent after a minute at the "
              + "earliest, five an hour at most.",
          ] + hints(address, session))
    }

    private func hints(_ address: RecoveryAddress, _ session: Session) -> [String] {
      let next = "Then, with your recovery key at hand: billctl account recover finish CODE"
      switch address {
      case .email:
        return ["Without a mail program it lies in \(session.home.places.state)/mail.", next]
      case .phone(let number): return ["\(next) --phone '\(number)'"]
      }
    }
  }
}
