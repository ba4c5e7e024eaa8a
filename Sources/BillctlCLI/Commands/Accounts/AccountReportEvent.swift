import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Says that something was not done by the holder.
  struct ReportEvent: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: "\"This was not me\": stop everything, and list what happened since.",
      discussion: """
        Needs no login, as a freeze does not. Ends every session and the trust of devices, \
        dismisses the agent and freezes the account. This machine stays trusted only where the \
        login you report came from elsewhere. Undo the freeze with billctl account unfreeze, and \
        change the password then.
        """)

    @Argument(help: "An event of billctl account activity, a payment or a session.")
    var id: String

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let account = try session.home.account(named: session.email)
      let action = ReportActivity(id)
      guard !change.dryRun else {
        let event = try action.plan(account, in: session.home)
        let state = try StandingCause.all(session.home, account).state
        return Report(
          "account-report/1",
          ["event": ReportEvent.json(event), "state": .text(state.rawValue)],
          lines: ["Would stop everything because of: \(ReportEvent.words(event))"])
      }
      let result = try action.perform(account, in: session.home)
      return Report(
        "account-report/1",
        [
          "event": ReportEvent.json(result.event), "state": "frozen",
          "sessions_ended": .number(Int64(result.sessions)),
          "agent_dismissed": .bool(result.hadAgent),
          "device_trusted": .bool(result.ownTrust == .kept),
          "since": .list(result.since.map(ReportEvent.json)),
        ], lines: lines(result, try BeyondFreezing(account, in: session.home)))
    }

    private func lines(_ result: ReportActivity.Result, _ beyond: BeyondFreezing) -> [String] {
      let trust =
        switch result.ownTrust {
        case .kept: ["This machine stays trusted: what you report came from elsewhere."]
        case .ended:
          ["This machine is trusted no longer; to trust it again: billctl login --trust-device"]
        case nil: [String]()
        }
      return [
        "Reported: \(ReportEvent.words(result.event))",
        result.isNewlyFrozen
          ? "The account is frozen: nothing is paid." : "The account was frozen already.",
        "Ended: \(counted(result.sessions, "session"))"
          + (result.hadAgent ? ", and the agent with its permissions." : "."),
      ] + trust + beyond.lines + [
        "", "Since then (\(counted(result.since.count, "event"))):",
      ] + result.since.map(ReportEvent.words) + [
        "",
        "Then: billctl account unfreeze, billctl account password, billctl account activity",
      ]
    }

    private static func words(_ event: BookEvent) -> String {
      "\(event.at)  \(event.position)  \(event.kind.replacing(".", with: " "))"
    }

    // Without a login, so without whom and how much.
    private static func json(_ event: BookEvent) -> JSON {
      [
        "position": .number(event.position), "at": JSON(event.at), "kind": .text(event.kind),
        "id": JSON(event.subject),
      ]
    }
  }
}
