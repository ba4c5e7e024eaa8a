import BillActions
import BillCore
import BillCredentials
import Foundation

/// A home in a folder of its own, on a machine whose clock stands where the test puts it.
struct SimulatedHome {
  let folder: String

  /// The key of the installation that new homes begin with; one of their own where nil.
  @TaskLocal static var installKey: Data?

  init() throws {
    try Sodium.start()
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-actions-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let key = SimulatedHome.installKey else { return }
    try Disk.make("\(folder)/state")
    try Disk.write("\(folder)/state/install.key", key)
  }

  /// The home so many seconds after the test's beginning.
  func after(_ seconds: Int64 = 0) -> Home {
    Home(.simulated(folder, now: SimulatedHome.beginning.adding(seconds: seconds)))
  }

  /// The home after the machine was started again.
  func rebooted(after seconds: Int64) -> Home {
    var world = after(seconds).world
    world.bootID = "boot-2"
    return Home(world)
  }

  /// The latest mail that no program took, as text.
  func lastMail() throws -> String? {
    let folder = "\(folder)/state/mail"
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let mails = try names.map { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name, attributes[.modificationDate] as? Date ?? .distantPast)
    }
    guard let last = mails.max(by: { $0.1 < $1.1 }) else { return nil }
    return try String(contentsOfFile: "\(folder)/\(last.0)", encoding: .utf8)
  }

  func remove() {
    // why: a left-over folder harms nobody.
    try? FileManager.default.removeItem(atPath: folder)
  }

  static let beginning = Instant(seconds: 1_795_000_000)
}

extension World {
  /// A machine without programs, in UTC, whose passwords cost the least that is allowed.
  static func simulated(_ folder: String, now: Instant) -> World {
    World(
      now: now, zone: "UTC",
      civilDate: { moment, zone in
        zones[zone].map { moment.adding(seconds: $0 * 3600).utcDate }
      },
      civilHour: { moment, zone in
        zones[zone].map { Int((moment.seconds / 3600 + $0) % 24) }
      },
      newID: {
        RecordID(sixteen: (0..<16).map { _ in UInt8.random(in: 0...255) })
      },
      places: Places(
        data: "\(folder)/data", configuration: "\(folder)/config", state: "\(folder)/state",
        run: "\(folder)/run"),
      programs: Programs(
        find: { _ in nil }, run: { _ in .notStarted(code: 2) }, temporaryFile: { _ in nil },
        removeTemporaryFile: { _ in },
        // Tests of command rails write small programs of their own.
        callRail: { RailProcess.run($0, environment: ["PATH": "/usr/bin:/bin"]) }),
      origin: "ana@test", bootID: "boot-1", passwordCost: .floor)
  }

  /// Hours east of Greenwich of the zones a simulated machine knows.
  private static let zones: [String: Int64] = ["UTC": 0, "Europe/Berlin": 1]
}
