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
        return Report(
          "freeze/1", ["id": .text(id.description), "state": "good"],
          lines: ["Would end every session and let nothing be paid."])
      }
      let isNew = try FreezeAccount().perform(id, in: session.home)
      return Report(
        "freeze/1", ["id": .text(id.description), "state": "frozen"],
        lines: [
          isNew ? "The account is frozen: no session is left, nothing is paid." : "Still frozen."
        ] + words(try BeyondFreezing(id, in: session.home))
          + ["To undo it: billctl account unfreeze"])
    }

    private func words(_ beyond: BeyondFreezing) -> [String] {
      let handedOver =
        "\(counted(beyond.handedOver, "payment")) handed over already: only your bank can stop "
        + "that; call it"
      let files = "\(counted(beyond.files, "file")) in the outbox: do not upload"
      let shown =
        "\(beyond.shown) shown as a code or worklist: "
        + "what was scanned or typed at the bank is paid"
      return (beyond.handedOver > 0 ? [handedOver] : []) + (beyond.files > 0 ? [files] : [])
        + (beyond.shown > 0 ? [shown] : [])
    }
  }
}
