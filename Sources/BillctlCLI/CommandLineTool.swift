import ArgumentParser
package import BillActions

/// The command line: parse, run, print, and the exit status in one place.
package enum CommandLineTool {
  /// Runs one invocation to its end.
  ///
  /// `arguments` come without the program's name.
  package static func run(
    _ arguments: [String], in world: World, console: Console, environment: [String: String]
  ) -> ExitStatus {
    if let failure = unknownTopic(arguments) ?? misspelt(arguments) {
      console.print(failure, json: wantsJSON(arguments))
      return failure.status
    }
    if arguments == ["--version"] { return say(Billctl.version, console) }
    let command: any BillctlCommand
    do {
      var parsed = try parse(arguments)
      guard let ours = parsed as? any BillctlCommand else {
        // Help, and nouns without a verb, say what they have to say by throwing it.
        try parsed.run()
        return .done
      }
      command = ours
    } catch {
      return explain(error, console, json: wantsJSON(arguments))
    }
    let session = Session(
      home: Home(world), console: console, options: command.options, environment: environment)
    let status = run(command, session)
    if command.tellsHolder, status != .noAccess {
      TellHolder(session.home).perform()
    }
    return status
  }

  // From the root the parser looks at every argument of every command on the way down, which takes
  // longer than most commands; so the command that the first words name is parsed by itself. What
  // it refuses goes to the root, whose help and usage name the whole path.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments == ["status", "--line"] { return Billctl.StatusCommand.ofPrompt }
    var command: any ParsableCommand.Type = Billctl.self
    var rest = arguments[...]
    while let next = command.configuration.subcommands.first(where: {
      $0._commandName == rest.first
    }) {
      command = next
      rest.removeFirst()
    }
    // why: the root refuses it again, and says so.
    if let parsed = try? command.parseAsRoot(Array(rest)), parsed is any BillctlCommand {
      return parsed
    }
    return try Billctl.parseAsRoot(arguments)
  }

  private static func run(_ command: any BillctlCommand, _ session: Session) -> ExitStatus {
    let console = session.console
    do {
      let width = console.outputIsTerminal ? console.width : nil
      let report = try Table.$isMasked.withValue(command.options.mask) {
        try Table.$terminalWidth.withValue(width) {
          try markTest(command.run(in: session), session)
        }
      }
      return deliver(report, command.options, console)
    } catch let exit as CleanExit {
      return explain(exit, console)
    } catch let error as ValidationError {
      return explain(error, console, json: command.options.format.isJSON)
    } catch {
      let failure = Failure(error)
      console.print(
        failure, json: command.options.format.isJSON, masked: command.options.mask)
      return failure.status
    }
  }

  // Its work is done by then: a script must not take it for a command that did nothing.
  private static func deliver(_ report: Report, _ options: GlobalOptions, _ console: Console)
    -> ExitStatus
  {
    do {
      try console.print(report, options)
      return report.status
    } catch {
      let failure = Failure(
        "output-failed",
        "everything was done but the report, which was not written: \(Failure(error).message)",
        hints: ["look before you repeat it: billctl payments list, billctl history list"],
        status: .inputOutput)
      console.print(failure, json: options.format.isJSON, masked: options.mask)
      return failure.status
    }
  }

  /// Prints help or the version where that is all that is asked for, which needs no home.
  ///
  /// - returns: whether it was.
  package static func help(_ arguments: [String], console: Console) -> Bool {
    guard unknownTopic(arguments) == nil else { return false }
    do {
      var parsed = try Billctl.parseAsRoot(arguments)
      guard parsed is any BillctlCommand else {
        try parsed.run()
        return true
      }
      return false
    } catch {
      guard Billctl.exitCode(for: error) == .success else { return false }
      return explain(error, console) == .done
    }
  }

  // The parser answers help about a command that is not there with the help about all.
  private static func unknownTopic(_ arguments: [String]) -> Failure? {
    guard arguments.first == "help" else { return nil }
    var commands = Billctl.configuration.subcommands
    for word in arguments.dropFirst() where !word.hasPrefix("-") {
      guard let next = commands.first(where: { $0._commandName == word }) else {
        return Failure(
          "usage", "there is no command \(word)", hints: ["billctl --help"], status: .usage)
      }
      commands = next.configuration.subcommands
    }
    return nil
  }

  // The parser takes a word that is nearly a command for an argument nobody asked for.
  private static func misspelt(_ arguments: [String]) -> Failure? {
    var path = ["billctl"]
    var commands = Billctl.configuration.subcommands
    for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
      if let next = commands.first(where: { $0._commandName == word }) {
        path.append(word)
        commands = next.configuration.subcommands
        continue
      }
      let near = commands.map { $0._commandName }.filter { word.difference(from: $0).count <= 2 }
      guard !near.isEmpty else { return nil }
      return Failure(
        "usage", "there is no command \((path + [word]).joined(separator: " "))",
        hints: near.map { "did you mean: \((path + [$0]).joined(separator: " "))" }, status: .usage)
    }
    return nil
  }

  // Nobody shall take a test home's table for real, so the mark is put here and not by each
  // command.
  private static func markTest(_ report: Report, _ session: Session) throws -> Report {
    guard session.options.format == .human, !report.lines.isEmpty else { return report }
    guard try report.isTest ?? session.home.isTest() ?? false else { return report }
    var marked = report
    marked.lines.insert("TEST home: do not upload or scan what it makes.", at: 0)
    return marked
  }

  // What the parser says itself: help and version on standard output, mistakes on standard error.
  private static func explain(_ error: any Error, _ console: Console, json: Bool = false)
    -> ExitStatus
  {
    let message = Billctl.fullMessage(for: error, columns: console.width)
    guard Billctl.exitCode(for: error) != .success else {
      return say(message, console, json: json)
    }
    if json {
      console.print(
        Failure("usage", Billctl.message(for: error), status: .usage), json: true)
    } else {
      let words = message.hasPrefix("Error: ") ? message.dropFirst(7) : message[...]
      let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
      let cleaned = lines.map { Text.clean(String($0)) }.joined(separator: "\n")
      console.writeError("billctl: \(cleaned)\n")
    }
    return .usage
  }

  private static func say(_ text: String, _ console: Console, json: Bool = false) -> ExitStatus {
    do {
      try console.write(text + "\n")
      return .done
    } catch {
      let failure = Failure(error)
      console.print(failure, json: json)
      return failure.status
    }
  }

  private static func wantsJSON(_ arguments: [String]) -> Bool {
    zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1.hasPrefix("json") }
      || arguments.contains { $0.hasPrefix("--format=json") }
  }
}

extension GlobalOptions.Format {
  /// Whether errors are printed as JSON too.
  var isJSON: Bool {
    switch self {
    case .json, .jsonl: true
    case .human, .csv: false
    }
  }
}
