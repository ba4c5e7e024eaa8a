import BillTestSupport
import Foundation
import Testing

/// The table of who may do what is walked by a script, so that it stays true.
struct StepUpTableTests {
  private static let page = Package.root.appendingPathComponent("docs/manual/who-may-do-what.md")
  private static let script = ScriptTests.folder.appendingPathComponent(
    "account/what-each-step-asks-for.txtar")

  /// The steps that other scripts walk, each with the script.
  private static let elsewhere = [
    "restore": "home/restore-asks-for-both", "bills edit": "bills/a-held-bill-is-let-go",
    "schedule agent reconcile": "payments/told-after-a-restore",
    "payments resolve": "pay/the-sandbox-says-no", "mfa remove": "account/a-lost-authenticator",
    "payments cancel": "payments/held-then-handed-over",
    "account report": "account/this-was-not-me", "account close": "exchange/closed",
    "account export": "exchange/a-round-trip", "account import": "exchange/a-round-trip",
    "account merge": "merge/two-accounts-become-one",
    "support list": "support/answers-lift-a-lock", "support open": "support/answers-lift-a-lock",
    "support verify": "support/answers-lift-a-lock",
    "support unlock": "support/answers-lift-a-lock",
  ]

  @Test func `every step of the table is walked`() throws {
    let table = try String(contentsOf: StepUpTableTests.page, encoding: .utf8)
      .split(separator: "\n").drop { $0 != "|---|---|" }.dropFirst().prefix { $0.hasPrefix("|") }
    #expect(table.count > 15)
    let walked = try String(contentsOf: StepUpTableTests.script, encoding: .utf8)
    for row in table {
      for step in row.split(separator: "|")[0].matches(of: /`([a-z][a-z -]*[a-z])`/) {
        let name = String(step.output.1.split(separator: " --")[0])
        guard let other = StepUpTableTests.elsewhere[name] else {
          #expect(walked.contains("billctl \(name)"), "\(name) is not walked")
          continue
        }
        let script = ScriptTests.folder.appendingPathComponent("\(other).txtar")
        #expect(try String(contentsOf: script, encoding: .utf8).contains("billctl \(name)"))
      }
    }
  }
}
