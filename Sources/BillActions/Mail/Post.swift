import BillCore
import BillStore

/// Sends mail through the user's mail program, and keeps in files what cannot be sent.
package struct Post {
  let home: Home
  let configuration: Configuration
  let outlet: Outlet

  package init(_ home: Home) throws {
    self.home = home
    configuration = try home.configuration()
    outlet = try Outlet(home, .mail)
  }

  /// Whether a mail program is configured and installed.
  package var isSetUp: Bool { outlet.isSetUp }

  /// Sends a message; what cannot be sent is kept, never an error of the action behind it.
  package func send(_ message: Message) throws -> MessageOutcome {
    let name = try keep(message)
    let isTaken = try isSetUp && outlet.handOver(name)
    return isTaken ? .handedOver : .kept(path: "\(outlet.folder.path)/\(name)")
  }

  /// Writes a message down without sending it; returns the name of its file.
  @discardableResult
  func keep(_ message: Message) throws -> String {
    let letter = Letter(
      message, id: home.world.newID(), at: home.world.now, isTest: try home.isTest() ?? false)
    try keep(letter)
    return letter.fileName
  }

  /// Writes a letter down without sending it.
  func keep(_ letter: Letter) throws {
    try outlet.folder.keep(
      letter.fileName,
      letter.rendered(
        from: configuration.mailFrom ?? letter.message.to, home.installKey()))
  }
}
