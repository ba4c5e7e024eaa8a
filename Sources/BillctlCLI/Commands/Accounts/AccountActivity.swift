import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Shows what happened around the account itself.
  struct Activity: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "activity", abstract: "Show logins, failures, sessions and changes of settings.",
      discussion: """
        Below each login stand its score and what made it unusual, line by line. The weights are \
        in docs/manual/login-risk.md.
        """)

    @Option(help: "How many events, the latest first.")
    var limit = 50

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let events = try AccountActivity(limit: max(1, limit)).perform(access)
      var table = Table(
        [("WHEN", .left), ("WHAT", .left), ("DETAILS", .left)], yielding: ["DETAILS"])
      for event in events {
        for row in Activity.rows(event) { table.add(row) }
      }
      return Report(
        "activity/1", list: "events", events.map(Activity.json), lines: table.lines)
    }

    // A login takes a row for itself, one for its score and one for each reason.
    private static func rows(_ event: BookEvent) -> [[String]] {
      guard let record = LoginRecord(event.detail) else {
        return [[event.at.description, event.words, event.detail]]
      }
      let risk = record.risk
      let score =
        "score \(risk.score), \(RiskWords.words(risk.level)); "
        + RiskWords.words(risk.typing)
      let origin = [record.subject, record.origin].compactMap { $0 }.joined(separator: ", ")
      let unread = record.unread.map { "could not be read: \($0)" }
      return [[event.at.description, event.words, origin]]
        + ([score] + RiskWords.lines(record) + unread).map { ["", "", "  \($0)"] }
    }

    private static func json(_ event: BookEvent) -> JSON {
      let own: JSON = [
        "position": .number(event.position), "at": JSON(event.at), "kind": .text(event.kind),
        "what": .text(event.words), "id": JSON(event.subject), "detail": .text(event.detail),
      ]
      return own.adding(RiskWords.members(LoginRecord(event.detail)))
    }
  }
}

extension BookEvent {
  /// What the kind of an event of the account means; the kind itself where there are no words.
  fileprivate var words: String { BookEvent.words[kind] ?? kind }

  private static let words = [
    "account.created": "account made", "account.changed": "settings changed",
    "account.frozen": "account frozen", "account.unfrozen": "account unfrozen",
    "account.limits": "limits set", "account.recovered": "account recovered",
    "account.restored": "restored from a backup", "account.imported": "taken in from an export",
    "account.reconciled": "reconciled with what was handed over",
    "account.payday": "pay-days set",
    "device.trusted": "device trusted", "device.revoked": "device revoked",
    "login.refused": "login refused as too unusual",
    "code.accepted": "code accepted", "code.sent": "code sent", "code.tried": "code tried",
    "code.void": "codes void", "identifier.requested": "address or number to be changed",
    "identifier.made": "address or number changed",
    "identifier.stopped": "change of address or number stopped",
    "identifier.dropped": "change of address or number void",
    "phone.set": "phone number set", "phone.confirmed": "phone number confirmed",
    "phone.removed": "phone number removed", "email.confirmed": "address confirmed",
    "email.self-attested": "address vouched for", "factor.enrolled": "second factor begun",
    "factor.active": "second factor added", "factor.removed": "second factor removed",
    "key.password": "password set", "key.recovery": "recovery key set",
    "key.replaced": "new key made, the old one was lost", "numbers.lost": "sealed numbers lost",
    "originals.lost": "documents lost", "recovery.allowed": "recovery without the key allowed",
    "login.done": "logged in", "login.failed": "wrong password or code",
    "login.locked": "locked", "recovery-code.used": "recovery code used",
    "recovery-codes.made": "recovery codes made", "session.read": "session begun",
    "session.money": "session that may spend", "session.ended": "session ended",
    "terms.accepted": "terms accepted", "terms.withdrawn": "terms withdrawn",
  ]
}
