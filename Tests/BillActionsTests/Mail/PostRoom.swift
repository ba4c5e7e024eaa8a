import BillActions
import BillCore
import Foundation
import Synchronization

/// Ana's account on a machine whose mail program remembers what it was given.
final class PostRoom: Sendable {
  // A class, because the world's closures share what was mailed with the test.
  let ana: AccountFixture
  private let mailed = Mutex<[String]>([])
  private let status = Mutex<Int32>(0)

  init(selfAttests: Bool = true) throws {
    ana = try AccountFixture(selfAttests: selfAttests)
    let folder = "\(ana.home.folder)/config"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = "\(folder)/config.toml"
    try Data("[mail]\nprogram = \"mailer\"\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// What the program took so far.
  var mails: [String] { mailed.withLock { $0 } }

  /// From now on the program ends with this status.
  func answer(_ new: Int32) { status.withLock { $0 = new } }

  /// The home so many seconds after the beginning, with the mail program.
  func home(after seconds: Int64 = 0) -> Home {
    var world = ana.home.after(seconds).world
    world.programs.find = { $0 == "mailer" ? "/usr/bin/mailer" : nil }
    world.programs.run = { [self] call in
      let status = status.withLock { $0 }
      // Long enough for others to come by.
      usleep(2000)
      if status == 0 { mailed.withLock { $0.append(String(decoding: call.input, as: UTF8.self)) } }
      return .exited(status: status, output: [])
    }
    return Home(world)
  }

  /// Tells and sends.
  func tell(after seconds: Int64 = 0) { TellHolder(home(after: seconds)).perform() }

  func remove() { ana.home.remove() }
}
