import BillFormats
import BillRails
import BillStore

extension SetUpRail {
  /// The program of the rail and what it says it can do.
  ///
  /// - throws: `CommandRailError`, `RailSetupError.badProgram`, `FileError`.
  func command(_ name: String, in home: Home) throws -> CommandRail {
    let before = try home.configuration().rails[name]
    let stated = program ?? before?.program
    guard let program = try stated ?? home.world.programs.safe(CommandRail.programName(name)) else {
      throw CommandRailError.notInstalled(name: name)
    }
    guard SetUpRail.isPlainPath(program) else { throw RailSetupError.badProgram(program) }
    let limit = timeLimitSeconds ?? before?.timeLimit ?? RailProtocol.usualSeconds
    let desk = RailDesk(home.world, program: program, limitSeconds: limit)
    let command = CommandRail(
      program: program, limitSeconds: limit, capabilities: try desk.capabilities(),
      isMeantUnattended: isUnattended ?? before?.isUnattended ?? false)
    guard !command.isMeantUnattended || command.runsUnattended else {
      throw CommandRailError.cannotRunUnattended(
        rail: name, isInteractive: command.capabilities.isInteractive)
    }
    return command
  }
}

extension CommandRail {
  /// The lines of its table in `config.toml`.
  var configurationLines: [String] {
    // A literal text of TOML takes everything but its own quote.
    let json = capabilities.json.rendered(indented: false).replacing("'", with: "\\u0027")
    return [
      "program = \"\(program)\"", "time_limit = \(limitSeconds)",
      "unattended = \(isMeantUnattended)", "capabilities = '\(json)'",
    ]
  }
}
