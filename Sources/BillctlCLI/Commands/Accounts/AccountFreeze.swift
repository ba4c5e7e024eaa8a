import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Stops everything at once.
  struct Freeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: "Stop everything now: no session, no payment. Needs no login.",
      discussion: """
        For a stolen machine or a payment you did not make. Asks nothing. Undo it with billctl \
        account unfreeze. Where --email names an account that you are not logged in to, the answer \
        is the same whether there is one or not.
        """)

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      if let email = session.email, try !isLoggedIn(session) { return try unseen(email, session) }
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

    private func isLoggedIn(_ session: Session) throws -> Bool {
      do {
        _ = try session.open()
        return true
      } catch is AccessError {
        return false
      }
    }

    private func unseen(_ email: String, _ session: Session) throws -> Report {
      if !change.dryRun { try FreezeAccount().perform(unseen: email, in: session.home) }
      return Report(
        "freeze/1", ["id": .null, "state": .null],
        lines: [
          "If \(email) has an account here, "
            + (change.dryRun
              ? "this would end every session and let nothing be paid."
              : "it is frozen: no session is left, nothing is paid."),
          "What a bank has already, only the bank can stop.",
          "To undo it: billctl account unfreeze --email \(email)",
        ])
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
