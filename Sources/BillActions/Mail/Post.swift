import BillCore
import BillStore

/// Sends messages through the user's mail program, and keeps in files what cannot be sent.
package struct Post {
  let home: Home
  let configuration: Configuration

  package init(_ home: Home) throws {
    self.home = home
    configuration = try home.configuration()
  }

  /// Whether a mail program is configured and installed.
  package var isSetUp: Bool { program != nil }

  /// Sends a message; what cannot be sent is kept, never an error of the action behind it.
  package func send(_ message: Message) throws -> MessageOutcome {
    let text = rendered(message, isTest: try home.isTest() ?? false)
    if let program {
      let call = Programs.Call(path: program, arguments: ["-i", "-t"], input: Array(text.utf8))
      if case .exited(status: 0, output: _) = home.world.programs.run(call) { return .handedOver }
    }
    let folder = try PrivateFolder(making: "\(home.places.state)/mail")
    let moment = home.world.now.description.filter { $0 != ":" && $0 != "-" }
    let name = "\(moment)-\(home.world.newID()).eml"
    try folder.create(name, Array(text.utf8))
    return .kept(path: folder.path(of: name))
  }

  private var program: String? {
    configuration.mailProgram.flatMap { home.world.programs.find($0) }
  }

  // RFC 5322; addresses and subjects are checked before, so no line can be smuggled in.
  private func rendered(_ message: Message, isTest: Bool) -> String {
    let from = configuration.mailFrom ?? message.to
    let subject = (isTest ? "TEST: " : "") + message.subject
    let headers = [
      "From: billctl <\(from)>", "To: <\(message.to)>", "Subject: \(subject)",
      "Date: \(mailDate)", "Message-ID: <\(home.world.newID())@billctl.invalid>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated",
    ]
    return headers.map(oneLine).joined(separator: "\n") + "\n\n" + message.body + "\n"
  }

  private func oneLine(_ text: String) -> String {
    text.filter { !$0.isNewline && $0.asciiValue != 0 }
  }

  private var mailDate: String {
    let date = home.world.now.utcDate
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = home.world.now.description.dropFirst(11).prefix(8)
    return
      "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(date.year) \(clock) +0000"
  }
}
