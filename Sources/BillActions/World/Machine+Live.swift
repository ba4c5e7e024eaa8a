#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Machine {
  /// This machine.
  ///
  /// What the environment says can be set by anybody who starts the program: it is evidence for
  /// those who play by the rules, and no protection from the others.
  package static func live(environment: [String: String]) -> Machine {
    var machine = Machine()
    machine.id = liveID()
    machine.user = environment["USER"].map(plain) ?? "uid \(geteuid())"
    machine.userID = geteuid()
    machine.host = plain(liveHost())
    machine.terminal = terminal(environment)
    machine.peer = environment["SSH_CONNECTION"]?.split(separator: " ").first
      .map { plain(String($0)) }
    return machine
  }

  /// More than any name or address has.
  private static let longest = 80

  // It goes into mails and the log, where a line of its own would be somebody else's words.
  private static func plain(_ text: String) -> String {
    String(NoticeText.oneLine(text).prefix(longest))
  }

  private static func terminal(_ environment: [String: String]) -> String? {
    guard let term = environment["TERM"], !term.isEmpty, term != "dumb" else { return nil }
    return "\(term) \(environment["TERM_PROGRAM"] ?? "")"
  }

  private static func liveHost() -> String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    return host.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  // machine-id(5) on Linux; macOS has a UUID of the host.
  private static func liveID() -> String {
    #if os(Linux)
      guard let file = fopen("/etc/machine-id", "r") else { return "" }
      defer { fclose(file) }
      var buffer = [UInt8](repeating: 0, count: 64)
      let count = fread(&buffer, 1, buffer.count, file)
      return String(decoding: buffer[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    #else
      var id = [UInt8](repeating: 0, count: 16)
      var wait = timespec(tv_sec: 1, tv_nsec: 0)
      guard gethostuuid(&id, &wait) == 0 else { return "" }
      return id.map { String($0, radix: 16) }.joined(separator: ".")
    #endif
  }
}
