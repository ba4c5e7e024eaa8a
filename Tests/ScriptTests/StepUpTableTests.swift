import BillTestSupport
import Foundation
import Testing

/// The table of who may do what is walked by scripts: each step is tried with the most that does
/// not suffice for it.
struct StepUpTableTests {
  /// What somebody has who tries a step.
  private enum Proof: Hashable {
    case nothing, readSession, moneySession
  }

  /// A command line of a script, and how it ended.
  private struct Trial {
    let words: [String]
    let proof: Proof
    /// 0 where it went well.
    let status: Int
  }

  /// A step of the table: the words of its command, then options.
  private struct Step {
    let words: [String]
    let asks: String

    var name: String { words.joined(separator: " ") }

    func isTried(by trial: Trial) -> Bool {
      let command = words.prefix { !$0.hasPrefix("--") }
      return trial.words.starts(with: command) && Set(words).isSubset(of: trial.words)
    }
  }

  private static let walk = "account/what-each-step-asks-for"

  /// Steps that need more around them than the walk has, with the script that has it.
  private static let elsewhere = [
    "bills edit --accept": "account/looking-lets-no-money-out",
    "bills edit --separate": "schedule/the-real-bill-comes-later",
    "bills edit --accept-payee": "bills/a-held-bill-is-let-go",
    "schedule agent reconcile": "schedule/a-restored-database-is-told",
    "payments resolve --not-sent": "pay/the-sandbox-says-no",
    "payments reject": "payments/taken-back-or-refused",
    "payments done --undo": "payments/done-by-mistake",
    "mfa remove": "account/a-lost-authenticator", "account close": "exchange/closed",
    "account import": "exchange/a-round-trip",
  ]

  @Test func `every step of the table is refused with less than it asks for`() throws {
    let steps = try StepUpTableTests.steps()
    #expect(steps.count > 70)
    for step in steps {
      let script = StepUpTableTests.elsewhere[step.name] ?? StepUpTableTests.walk
      let tried = try StepUpTableTests.trials(script).filter(step.isTried)
      // Other scripts prove themselves in ways of their own.
      let isWalked = script == StepUpTableTests.walk
      #expect(
        tried.contains { StepUpTableTests.shows(step.asks, $0, isWalked: isWalked) },
        "\(script) does not show that \(step.name) asks for \(step.asks)")
    }
  }

  private static func shows(_ asks: String, _ trial: Trial, isWalked: Bool) -> Bool {
    switch asks.prefix(while: { $0 != "," && $0 != ";" && $0 != " " }) {
    case "nothing": trial.proof == .nothing && ![4, 5].contains(trial.status)
    case "login": trial.proof == .nothing && trial.status == 4
    case "session": trial.status == 5 && (trial.proof == .readSession || !isWalked)
    case "step-up": trial.status == 5 && (trial.proof == .moneySession || !isWalked)
    // A wrong code, a wrong key.
    default: trial.status == 4
    }
  }

  private static func steps() throws -> [Step] {
    let page = Package.root.appendingPathComponent("docs/manual/who-may-do-what.md")
    let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .drop { $0 != "|---|---|" }.dropFirst().prefix { $0.hasPrefix("|") }
    return rows.flatMap { row -> [Step] in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      var command: [String] = []
      return cells[0].matches(of: /`([^`]+)`/).map { span in
        let words = span.output.1.split(separator: " ").map(String.init)
        let options = words.drop { !$0.hasPrefix("--") }
        // An option by itself is one more of the command before it.
        if options.count < words.count { command = words.dropLast(options.count) }
        return Step(words: command + options, asks: cells[1])
      }
    }
  }

  // Follows who is logged in. Whoever freezes an account has the session still that opens nothing.
  private static func trials(_ script: String) throws -> [Trial] {
    let file = ScriptTests.folder.appendingPathComponent("\(script).txtar")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var proof = Proof.nothing
    var trials: [Trial] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ").map(String.init)
      switch (words.first, words.dropFirst().first) {
      case ("home", _), ("billctl", "login"): proof = .moneySession
      case ("advance", _) where proof == .moneySession: proof = .readSession
      default: break
      }
      if words.first == "billctl" {
        trials.append(Trial(words: Array(words.dropFirst()), proof: proof, status: 0))
      } else if words.starts(with: ["!", "billctl"]), index + 1 < lines.count,
        let status = lines[index + 1].split(separator: "status ").last.flatMap({ Int($0) })
      {
        trials.append(Trial(words: Array(words.dropFirst(2)), proof: proof, status: status))
      }
      if words.starts(with: ["billctl", "logout"]) { proof = .nothing }
    }
    return trials
  }
}
