package import BillCore
package import BillRails
package import BillStore

/// Runs the program of a command rail and reads what it answers.
struct RailDesk {
  private let world: World
  private let program: String
  private let limitSeconds: Int
  private let isInteractive: Bool

  init(_ world: World, program: String, limitSeconds: Int, isInteractive: Bool = false) {
    self.world = world
    self.program = program
    self.limitSeconds = limitSeconds
    self.isInteractive = isInteractive
  }

  init(_ world: World, _ command: CommandRail) {
    self.init(
      world, program: command.program, limitSeconds: command.limitSeconds,
      isInteractive: command.capabilities.isInteractive)
  }

  /// Asks the program, whose file must be safe from others.
  ///
  /// - throws: `FileError`.
  func ask(_ request: RailRequest, lock: Int32? = nil, answers: RailCall.Answers? = nil) throws
    -> RailCall.Ending
  {
    let isQuestion = request.verb == .capabilities
    try ProgramFile.check(program)
    return world.programs.callRail(
      RailCall(
        program: program, verb: request.verb.rawValue, input: request.bytes,
        limitSeconds: isQuestion
          ? min(limitSeconds, RailProtocol.capabilitiesSeconds) : limitSeconds,
        lock: lock, answers: answers, isInteractive: isInteractive && !isQuestion))
  }

  /// What the program says it can do now.
  ///
  /// - throws: `CommandRailError.noAnswer`, `.badAnswer`, `FileError`.
  func capabilities() throws -> RailCapabilities {
    let output = try RailDesk.output(ask(.capabilities), program: program)
    do {
      return try RailCapabilities(answer: output)
    } catch let error as RailAnswerError {
      throw CommandRailError.badAnswer(program: program, error)
    }
  }

  /// What a program that ended well wrote.
  ///
  /// - throws: `CommandRailError.noAnswer`.
  static func output(_ ending: RailCall.Ending, program: String) throws -> [UInt8] {
    switch ending {
    case .exited(0, let output, _): return output
    case .exited(_, _, let errors), .signalled(_, let errors):
      throw CommandRailError.noAnswer(program: program, ending, said: RailWords.said(errors))
    case .stillRunning, .outputTooLarge, .notStarted:
      throw CommandRailError.noAnswer(program: program, ending, said: nil)
    }
  }
}

extension Home {
  /// The lock of one attempt to pay, which the program inherits and keeps as long as it lives.
  ///
  /// - throws: `FileError.locked` while the program of an earlier run is still at it.
  func attemptLock(_ payment: Payment) throws -> FileLock {
    _ = try PrivateFolder(making: places.state)
    let folder = try PrivateFolder(making: "\(places.state)/attempts")
    return try FileLock(folder, payment.endToEndID)
  }
}

/// Why a command rail cannot be used; nothing was sent.
package enum CommandRailError: Error, Equatable {
  /// There is no `billctl-rail-NAME` on the PATH and none was named.
  case notInstalled(name: String)
  case nameNeeded
  case noAnswer(program: String, RailCall.Ending, said: String?)
  case badAnswer(program: String, RailAnswerError)
  /// The program is gone, cannot be run, or others could exchange it.
  case unusable(rail: String, FileError)
  /// The program says other things of itself than when the rail was set up.
  case changed(rail: String)
  case aboveLimit(rail: String, limit: Money)
  /// Without `status` nobody could find out what became of an interrupted payment.
  case cannotRunUnattended(rail: String, isInteractive: Bool)
  /// The program asks the person at the terminal, and there is none.
  case needsTerminal(rail: String)
}
