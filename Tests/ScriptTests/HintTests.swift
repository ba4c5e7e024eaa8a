import BillTestSupport
import Foundation
import Testing

@testable import BillctlCLI

/// A hint that cannot be typed as it is printed is worse than none.
struct HintTests {
  private static let sources = ["Sources/BillctlCLI", "Sources/BillActions"]

  /// What stands for the words a user fills in, where not every word would do.
  private static let examples = [
    "KIND": "iso20022", "ZONE": "Europe/Berlin", "DATE": "2026-12-01", "CODE": "123456",
  ]

  @Test func `every command that is printed as a hint parses`() throws {
    let hints = try HintTests.sources.flatMap(HintTests.hints(below:))
    #expect(hints.count > 60, "found \(hints.count) hints")
    for hint in Set(hints) {
      let words = hint.split(separator: " ").map { HintTests.examples[String($0)] ?? String($0) }
      do {
        _ = try Billctl.parseAsRoot(Array(words.dropFirst()))
      } catch {
        Issue.record("\(hint): \(Billctl.message(for: error))")
      }
    }
  }

  /// The commands in the string literals of a folder, from `billctl` to where a sentence goes on.
  private static func hints(below folder: String) throws -> [String] {
    let root = Package.root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix(".swift") }.flatMap { name in
      try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\n")
        .filter { line in !["///", "# begin", "# end"].contains { line.contains($0) } }
        .flatMap(hints(in:))
    }
  }

  private static func hints(in line: Substring) -> [String] {
    // What is filled in when the program runs is one word of the command.
    let filled = line.replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "WORD")
    return filled.matches(of: /billctl(?: (?:[a-z0-9-]+|--?[a-z-]+|[A-Z]+))*/).map {
      String(filled[$0.range])
    }.filter { hint in
      hint.contains(" ") && commands.contains(hint.split(separator: " ")[1])
    }
  }

  private static let commands = Set(
    Billctl.configuration.groupedSubcommands.flatMap(\.subcommands).compactMap {
      $0.configuration.commandName ?? "\($0)".lowercased()
    }.map { Substring($0) })
}
