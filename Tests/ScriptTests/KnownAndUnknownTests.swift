import BillTestSupport
import Foundation
import Testing

/// Whoever is not logged in gets the same bytes and status for an address with an account as for
/// one without.
struct KnownAndUnknownTests {
  private static let known = "ana@example.org"
  private static let unknown = "eva@example.org"

  /// Command lines in the order they are tried; each home sees all of them, so what one changes
  /// shows in the next.
  private static let lines = [
    "login --password-file wrong", "login", "status", "status --line", "bills list",
    "pay --dry-run", "logout", "mfa challenge", "account freeze --dry-run", "account freeze",
    "account freeze --format json", "status --format json", "account unfreeze --dry-run",
    "account unfreeze --password-file wrong", "account unfreeze", "doctor --password-file wrong",
    "account recover start",
    "account recover finish 00000000 --recovery-key-file key --new-password-file new --yes",
    "account recover finish 00000000 --without-recovery-key --new-password-file new --yes",
    "support open", "support open --format json", "login --password-file wrong",
    "login --password-file wrong", "login --password-file wrong",
    "account unfreeze --password-file wrong",
  ]

  @Test func `the answers are the same, byte for byte`() throws {
    let ofKnown = try KnownAndUnknownTests.answers(to: KnownAndUnknownTests.known)
    let ofUnknown = try KnownAndUnknownTests.answers(to: KnownAndUnknownTests.unknown)
    for (index, line) in KnownAndUnknownTests.lines.enumerated() {
      #expect(ofKnown[index] == ofUnknown[index], "\(line)")
    }
    #expect(ofKnown.contains { $0.contains("locked after too many") })
  }

  // Each address is asked about in a home of its own, where ana lives and is logged out.
  private static func answers(to email: String) throws -> [String] {
    try ScriptLibrary.withScratchFolder { folder in
      for (name, text) in files {
        try Data("\(text)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      let host = SimulatedHost()
      func run(_ line: String) throws -> String {
        var invocation = ScriptInvocation(arguments: line.split(separator: " ").map(String.init))
        invocation.environment = ["BILLCTL_HOME": "\(folder)/home", "HOME": folder]
        invocation.folder = folder
        let outcome = try host.run(invocation)
        let text = "\(outcome.status)\n\(outcome.outputText)\n\(outcome.errorText)"
        return text.replacing(folder, with: "FOLDER").replacing(email, with: "ADDRESS")
          .replacing(/\b(?:[0-9a-z]{8}|[0-9a-z]{26,36})\b/, with: "ID")
      }
      let started = try run(
        "start --test --no-input --email \(known) --name Ana --accept-terms --self-attested "
          + "--bank DE21123456780000012345 --rail iso20022 --password-file password")
      #expect(started.hasPrefix("0\n"), "\(started)")
      _ = try run("logout")
      return try lines.map { try run("\($0) --email \(email)") }
    }
  }

  private static let files = [
    "password": "copper lantern drifts eleven", "wrong": "something else entirely",
    "new": "violet harbour counts seventeen",
    "key": "0000-0000-0000-0000-0000-0000-0000-0000-00",
  ]
}
