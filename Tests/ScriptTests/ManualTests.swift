import BillTestSupport
import Foundation
import Testing

/// The whole `--help` tree is one page of the manual.
///
/// `BILLCTL_REWRITE_GOLDEN=1` writes it anew; the diff then shows what users will see change.
struct ManualTests {
  private static let page = Package.root.appendingPathComponent("docs/manual/cli-reference.md")

  @Test func `the command line reference is what help prints`() throws {
    let commands = try Command.tree()
    var text =
      "# Command line reference\n\nWhat `billctl COMMAND --help` prints, command by command.\n"
    for command in commands {
      let help = try print(command.path + ["--help"])
      let name = (["billctl"] + command.path).joined(separator: " ")
      text += "\n## \(name)\n\n```\n\(help.trimmingCharacters(in: .newlines))\n```\n"
    }
    if ProcessInfo.processInfo.environment["BILLCTL_REWRITE_GOLDEN"] != nil {
      try text.write(to: ManualTests.page, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: ManualTests.page, encoding: .utf8)
    let differing = zip(golden.split(separator: "\n"), text.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(
      golden == text,
      """
      first difference: \(differing.map { "- \($0.0)\n+ \($0.1)" } ?? "the end"); \
      BILLCTL_REWRITE_GOLDEN=1 swift test --filter ManualTests writes the page anew
      """)
  }

  @Test func `every command and option says what it does`() throws {
    for command in try Command.tree() where command.path != ["help"] {
      let name = command.path.joined(separator: " ")
      #expect(command.abstract != nil, "\(name)")
      for argument in command.arguments where argument.abstract == nil {
        Issue.record("\(name): \(argument.valueName ?? "an argument") has no help")
      }
    }
  }

  private func print(_ arguments: [String]) throws -> String {
    let outcome = try SimulatedHost().help(arguments)
    #expect(outcome.status == 0, "\(arguments)")
    return outcome.outputText
  }
}

extension SimulatedHost {
  /// Runs what needs no home.
  fileprivate func help(_ arguments: [String]) throws -> ScriptOutcome {
    var invocation = ScriptInvocation(arguments: arguments)
    invocation.environment = ["HOME": "/nowhere"]
    return try run(invocation)
  }
}

/// A command as the parser describes it.
private struct Command {
  var path: [String]
  var abstract: String?
  var arguments: [Dump.Argument]

  /// Every command, parents before their children.
  static func tree() throws -> [Command] {
    let dump = try SimulatedHost().help(["--experimental-dump-help"])
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.output)).command
    return flat(root, path: [])
  }

  private static func flat(_ command: Dump.Command, path: [String]) -> [Command] {
    let own = Command(
      path: path, abstract: command.abstract, arguments: command.arguments ?? [])
    let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return [own] + children.flatMap { flat($0, path: path + [$0.commandName]) }
  }
}

/// What `--experimental-dump-help` prints.
private struct Dump: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }
  struct Argument: Decodable {
    var abstract: String?
    var valueName: String?
  }
  var command: Command
}
