import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Stops everything at once.
  struct Freeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: "Stop everything now: no session, no payment. Needs no login.",
      discussion: """
        For a stolen machine or a payment you did not make. Asks nothing. Undo it with
        billctl account unfreeze.
        """)

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let id = try session.home.account(named: session.email)
      guard !change.dryRun else {
        let state = try StandingCause.all(session.home, id).state
        return Report(
          "freeze/1", ["id": .text(id.description), "state": .text(state.rawValue)],
          lines: ["Would end every session and let nothing be paid."])
      }
      let isNew = try FreezeAccount().perform(id, in: session.home)
      return try Report(
        "freeze/1", ["id": .text(id.description), "state": "frozen"],
        lines: [
          isNew ? "The account is frozen: no session is left, nothing is paid." : "Still frozen."
        ] + BeyondFreezing(id, in: session.home).lines
          + ["To undo it: billctl account unfreeze"])
    }
  }
}

extension BeyondFreezing {
  /// What is left to do by hand.
  var lines: [String] {
    [
      (
        handedOver,
        "\(counted(handedOver, "payment")) handed over already: only your bank can stop that; "
          + "call it"
      ),
      (files, "\(counted(files, "file")) in the outbox: do not upload"),
      (
        shown,
        "\(shown) shown as a code or worklist: what was scanned or typed at the bank is paid"
      ),
    ].filter { $0.0 > 0 }.map(\.1)
  }
}
