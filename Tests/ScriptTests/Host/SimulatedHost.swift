import BillActions
import BillCore
import BillCredentials
import BillTestSupport
import BillctlCLI
import Foundation

/// Runs `billctl` inside this process on a simulated machine: a clock that stands still, ids from
/// a seed, a password that is cheap to check, and the home the script names.
///
/// The environment sets what else differs between machines: `TZ` is the zone, `BOOT` the boot id
/// (another value is a restart), `ORIGIN` who is at the keyboard, `MACHINE` the machine's id,
/// `TYPING` the milliseconds between the keys of an address that is typed.
struct SimulatedHost: ScriptHost {
  /// A Sunday morning in November, unless the script says otherwise.
  var now = Instant("2026-11-22T08:00:00Z") ?? Instant(seconds: 0)
  private let ids = SeededIDs(seed: 1)

  func run(_ invocation: ScriptInvocation) throws -> ScriptOutcome {
    try Sodium.start()
    let output = Transcript()
    let errors = Transcript()
    let status = try ProcessPlace.lend(folder: invocation.folder, input: invocation.input) {
      guard let world = world(invocation.environment) else { return ExitStatus.badConfiguration }
      return CommandLineTool.run(
        invocation.arguments, in: world,
        console: console(invocation, output: output, errors: errors),
        environment: invocation.environment)
    }
    return ScriptOutcome(status: status.rawValue, output: output.bytes, errors: errors.bytes)
  }

  private func world(_ environment: [String: String]) -> World? {
    guard let places = Places(environment: environment),
      var world = World.live(environment: environment)
    else { return nil }
    let machine = ProcessInfo.processInfo.environment
    world.now = now
    world.zone = environment["TZ"] ?? "UTC"
    world.newID = { [ids] in ids.next() }
    world.places = places
    world.programs = .live(environment: [
      "PATH": environment["PATH"] ?? machine["PATH"] ?? "/usr/bin:/bin",
      "HOME": environment["HOME"] ?? "/", "TMPDIR": environment["WORK"] ?? "/tmp",
    ])
    world.origin = environment["ORIGIN"] ?? "ana@laptop"
    world.machine.id = environment["MACHINE"] ?? "laptop"
    (world.machine.user, world.machine.host) = ("ana", "laptop")
    world.bootID = environment["BOOT"] ?? "first-boot"
    world.passwordCost = .floor
    return world
  }

  private func console(
    _ invocation: ScriptInvocation, output: Transcript, errors: Transcript
  ) -> Console {
    let answers = Answers(invocation.answers)
    // Password files are read as the real program reads them.
    let live = Console.live(environment: invocation.environment)
    return Console(
      inputIsTerminal: invocation.isTerminal, outputIsTerminal: invocation.isTerminal,
      width: invocation.environment["COLUMNS"].flatMap { Int($0) } ?? 100,
      write: { output.append($0) }, writeError: { errors.append($0) },
      askLine: { prompt in
        errors.append(prompt)
        return answers.next()
      },
      askSecret: { prompt in
        errors.append(prompt)
        return answers.next().map { SecureBytes(copying: Array($0.utf8)) }
      },
      readSecret: live.readSecret,
      askTyped: { prompt in
        errors.append(prompt)
        let typing = invocation.environment["TYPING"] ?? ""
        let intervals = typing.split(separator: ",").compactMap { Int64($0) }
        return answers.next().map { TypedLine(text: $0, intervals: intervals) }
      })
  }
}

/// Ids that repeat themselves with their seed.
private final class SeededIDs: @unchecked Sendable {
  // A class, because the world hands out ids by a closure that commands share.
  private let lock = NSLock()
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  func next() -> RecordID {
    lock.withLock {
      RecordID(sixteen: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }
}

/// What a stream was sent.
private final class Transcript: @unchecked Sendable {
  // A class, because the console's closures share it with the host.
  private let lock = NSLock()
  private var text = ""

  var bytes: [UInt8] { lock.withLock { Array(text.utf8) } }

  func append(_ more: String) { lock.withLock { text += more } }
}

/// What the user types, line by line.
private final class Answers: @unchecked Sendable {
  // A class, because two of the console's closures take from it.
  private let lock = NSLock()
  private var lines: ArraySlice<String>

  init(_ lines: [String]) { self.lines = lines[...] }

  func next() -> String? { lock.withLock { lines.popFirst() } }
}
