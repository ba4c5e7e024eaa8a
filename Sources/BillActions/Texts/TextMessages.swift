import BillCore

/// Sends text messages through the program that `[sms] program` names.
///
/// The program reads the number (E.164) as the first line of its standard input and the text behind
/// it; status 0 says that it took the message. Nothing is an argument, where others could see it.
struct TextMessages {
  private let home: Home
  private let program: String?

  init(_ home: Home) throws {
    self.home = home
    program = try home.configuration().smsProgram.flatMap { home.world.programs.find($0) }
  }

  /// Whether a program is configured and installed.
  var isSetUp: Bool { program != nil }

  /// Sends a text.
  ///
  /// - throws: `MessageError`.
  func send(_ text: String, to number: PhoneNumber) throws {
    guard let program else { throw MessageError.noProgram(.text) }
    let prefix = try home.isTest() == true ? "TEST: " : ""
    let input = "\(number.e164)\n\(prefix)\(text)\n"
    let call = Programs.Call(path: program, input: Array(input.utf8))
    guard case .exited(status: 0, output: _) = home.world.programs.run(call) else {
      throw MessageError.notTaken(.text)
    }
  }
}
