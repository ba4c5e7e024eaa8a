import BillCredentials
import BillStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Console {
  /// The terminal, pipes or files this process was started with.
  package static func live(environment: [String: String]) -> Console {
    Console(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      width: environment["COLUMNS"].flatMap { Int($0) } ?? terminalWidth(),
      write: { try send(Array($0.utf8), STDOUT_FILENO) }, writeError: tell,
      askLine: { prompt in
        tell(prompt)
        return Swift.readLine()
      },
      askSecret: { prompt in
        // Whoever answers at once, a program or a paste, must find the echo off already.
        try Terminal.withoutEcho {
          tell(prompt)
          return try readLine(STDIN_FILENO)
        }
      },
      readSecret: { path in
        if path == "-" { return try readLine(STDIN_FILENO) ?? SecureBytes(count: 0) }
        var bytes = try UserFile.read(path, limitBytes: 65_536)
        let end = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        var line = Array(bytes[..<end])
        for index in bytes.indices { bytes[index] = 0 }
        return SecureBytes(consuming: &line)
      }, writeBytes: { try send($0, STDOUT_FILENO) },
      askTyped: { prompt in
        tell(prompt)
        return try Terminal.typedLine(show: tell)
      })
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Reads a line byte by byte, so that nothing behind it is taken from the stream.
  private static func readLine(_ file: Int32) throws -> SecureBytes? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(file, &byte, 1)
      if count < 0, errno == EINTR { throw Interruption() }
      if count <= 0 || byte == 0x0A { break }
      bytes.append(byte)
      if bytes.count > 4096 { break }
    }
    if bytes.isEmpty && byte != 0x0A { return nil }
    if bytes.last == 0x0D { bytes.removeLast() }
    return SecureBytes(consuming: &bytes)
  }
}

/// Writes to standard error; where that fails there is nobody left to tell.
@Sendable private func tell(_ text: String) {
  try? send(Array(text.utf8), STDERR_FILENO)  // why: see above
}

/// Writes all of it; a reader that went away (`| head`) ends the output quietly, a full disk does
/// not.
///
/// - throws: `FileError.system`.
private func send(_ bytes: [UInt8], _ file: Int32) throws {
  var offset = 0
  while offset < bytes.count {
    let count = bytes[offset...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    if count < 0, errno != EPIPE {
      throw FileError.system(path: "the output", call: "write", code: errno)
    }
    guard count > 0 else { return }
    offset += count
  }
}

/// The user pressed Ctrl-C at a question, or somebody ended the program there.
struct Interruption: Error {}

extension Interruption: Explained {
  var failure: Failure { Failure("interrupted", "interrupted", status: .interrupted) }
}
