import BillCore

/// Sends text messages through the program that `[sms] program` names.
///
/// The program reads the number (E.164) as the first line of its standard input and the text behind
/// it; status 0 says that it took the message. Nothing is an argument, where others could see it.
struct TextMessages {
  private let home: Home
  let outlet: Outlet

  init(_ home: Home) throws {
    self.home = home
    outlet = try Outlet(home, .text)
  }

  /// Whether a program is configured and installed.
  var isSetUp: Bool { outlet.isSetUp }

  /// Sends a text now; one that is not taken is kept nowhere.
  ///
  /// - throws: `MessageError`.
  func send(_ text: String, to number: PhoneNumber) throws {
    guard isSetUp else { throw MessageError.noProgram(.text) }
    let prefix = try home.isTest() == true ? "TEST: " : ""
    guard outlet.take(TextMessages.input(prefix + text, number)) else {
      throw MessageError.notTaken(.text)
    }
  }

  /// Writes a notice down, to be sent and tried again as mail is.
  func keep(_ notice: TextNotice, to number: PhoneNumber, id: RecordID) throws {
    try outlet.folder.keep(
      MessageFolder.name(notice.at, id) + outlet.folder.suffix,
      TextMessages.input(notice.text, number))
  }

  private static func input(_ text: String, _ number: PhoneNumber) -> [UInt8] {
    Array("\(number.e164)\n\(text)\n".utf8)
  }
}
