import Foundation
import Synchronization
import Testing

@testable import BillActions

/// Mails and texts that the programs of a simulated machine took.
final class MessageBox: Sendable {
  // A class, because the closures of many worlds put into it.
  private let taken = Mutex<[String]>([])

  var all: [String] { taken.withLock { $0 } }

  /// The code of the latest message that has one.
  func code() throws -> String {
    let codes = all.compactMap { $0.matches(of: /\b([0-9]{8})\b/).last.map { String($0.output.1) } }
    return try #require(codes.last)
  }

  /// What stops the change that was told last.
  func stopCode() throws -> String {
    let codes = all.compactMap { text in
      text.matches(of: /--stop-change --code ([0-9A-Z-]+)/).last.map { String($0.output.1) }
    }
    return try #require(codes.last)
  }

  /// A machine like another one, whose mail and text programs put into this box.
  func connect(_ world: World) -> World {
    var world = world
    world.programs.find = { $0 }
    world.programs.run = { call in
      self.taken.withLock { $0.append(String(decoding: call.input, as: UTF8.self)) }
      return .exited(status: 0, output: [])
    }
    return world
  }
}
