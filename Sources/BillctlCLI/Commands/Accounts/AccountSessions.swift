import ArgumentParser
import BillActions
import BillStore

extension Billctl.Account {
  /// Shows and ends sessions.
  struct Sessions: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "sessions", abstract: "Show who is logged in, and end sessions.")

    @Option(help: "End the session of this id.")
    var end: String?

    @Flag(help: "End every session but this one.")
    var endOthers = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard end == nil || !endOthers else {
        throw ValidationError("Use --end ID or --end-others, not both.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      var notes: [String] = []
      if change.dryRun {
        if let end { notes.append("would end \(try AccountSessions().find(end, access).id)") }
        if endOthers { notes.append("would end every session but this one") }
        notes.append("Nothing was done.")
      } else if let end {
        let ended = try AccountSessions().end(end, access)
        notes.append("Ended \(ended.id).")
      } else if endOthers {
        let count = try AccountSessions().endOthers(access)
        notes.append(count == 1 ? "Ended one session." : "Ended \(count) sessions.")
      }
      let entries = try AccountSessions().list(access)
      return Report(
        "sessions/1", list: "sessions", entries.map(Sessions.json),
        lines: Sessions.lines(entries), notes: notes)
    }

    private static func lines(_ entries: [AccountSessions.Entry]) -> [String] {
      var table = Table(
        [
          ("SESSION", .left), ("MAY", .left), ("BEGUN", .left), ("ENDS", .left), ("DEVICE", .left),
          ("WHO", .left),
        ], yielding: ["WHO"])
      for entry in entries {
        let session = entry.session
        table.add([
          session.id.short, word(session.scope),
          session.created.description, session.expires.description,
          session.device?.short ?? "",
          session.origin + (entry.isCurrent ? "  (this one)" : ""),
        ])
      }
      return table.lines
    }

    private static func word(_ scope: StoredSession.Scope) -> String {
      switch scope {
      case .read: "look"
      case .money: "spend"
      }
    }

    private static func json(_ entry: AccountSessions.Entry) -> JSON {
      [
        "id": .text(entry.session.id.description), "scope": .text(entry.session.scope.rawValue),
        "created": JSON(entry.session.created), "expires": JSON(entry.session.expires),
        "origin": .text(entry.session.origin),
        "device": JSON(entry.session.device?.description), "current": .bool(entry.isCurrent),
      ]
    }
  }
}
