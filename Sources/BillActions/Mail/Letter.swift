import BillCore
import BillCredentials

/// A message as it leaves: with its header and the block that vouches for it (RFC 5322).
struct Letter {
  let message: Message
  let id: RecordID
  let at: Instant

  /// The letter of a message; in a test home subject and text say so.
  init(_ message: Message, id: RecordID, at: Instant, isTest: Bool) {
    var message = message
    message.to = NoticeText.oneLine(message.to)
    message.subject = (isTest ? "TEST: " : "") + NoticeText.oneLine(message.subject)
    if isTest {
      message.body = "TEST home: do not upload or scan what it makes.\n\n" + message.body
    }
    message.body += "\n\n" + Letter.advice
    self.message = message
    self.id = id
    self.at = at
  }

  /// What stands at the end of each message, so that its reader knows what none will ever say.
  private static let advice = """
    billctl sends no links and never asks for a password or a code by mail.
    Is this mail from your billctl? Save it, then ask:
      billctl account verify-message FILE
    """

  /// The name of the file it waits in.
  var fileName: String {
    MessageFolder.name(at, id) + (message.lapseSeconds == nil ? "" : MessageFolder.lapsing)
      + ".eml"
  }

  /// The bytes for the mail program.
  func rendered(from: String, _ key: InstallKey) -> [UInt8] {
    let seal = MessageSeal(
      message.body, to: message.to, subject: message.subject, at: at.description,
      id: id.description, key: key)
    let headers = [
      "From: billctl <\(NoticeText.oneLine(from))>", "To: <\(message.to)>",
      "Subject: \(EncodedWords.text(message.subject))", "Date: \(mailDate)",
      "Message-ID: <\(id)@billctl.invalid>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
      "Auto-Submitted: auto-generated",
    ]
    let text = MessageSeal.lines(message.body) + [""] + seal.lines
    return Array((headers + [""] + text).joined(separator: "\n").utf8) + [0x0A]
  }

  // RFC 5322 3.3.
  private var mailDate: String {
    let date = at.utcDate
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = at.description.dropFirst(11).prefix(8)
    return
      "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(date.year) \(clock) +0000"
  }
}
