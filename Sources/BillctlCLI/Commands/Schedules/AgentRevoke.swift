import ArgumentParser
import BillActions

extension Billctl.Schedules.Agent {
  /// Dismisses the agent.
  struct RevokeCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Dismiss the agent and its mandates. Needs no login.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let account = try session.home.account(named: session.email)
      if change.dryRun {
        return Report(
          "agent/1", ["dry_run": true],
          lines: ["Would dismiss the agent and its mandates.", "Nothing was done."])
      }
      let wasThere = try RevokeAgent().perform(account, in: session.home)
      return Report(
        "agent/1", ["state": .text(wasThere ? "revoked" : "none")],
        lines: [
          wasThere
            ? "The agent is dismissed; nothing is paid unattended any more."
            : "There is no agent."
        ])
    }
  }
}
