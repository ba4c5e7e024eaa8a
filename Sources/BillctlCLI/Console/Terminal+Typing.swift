import BillCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Terminal {
  /// Reads a line key by key, shows it, and measures the time from each key to the next.
  ///
  /// A line that was corrected or pasted has no rhythm. Nil at the end of input.
  static func typedLine(show: (String) -> Void) throws -> TypedLine? {
    let keyByKey: (inout termios) -> Void = { settings in
      settings.c_lflag &= ~tcflag_t(ECHO | ICANON)
    }
    // Optional twice: no terminal, or the end of its input.
    let line: TypedLine?? = try changing(keyByKey) {
      var keys = Keystrokes()
      while keys.isOpen {
        try keys.take(Terminal.readKeys(), at: milliseconds())
        show(keys.shown())
      }
      return keys.line
    }
    return line ?? Swift.readLine().map { TypedLine(text: $0) }
  }

  // More than one byte at once is one letter beyond ASCII, or was pasted.
  private static func readKeys() throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, errno == EINTR { throw Interruption() }
    return Array(bytes.prefix(max(0, count)))
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// The keys of a line as they come.
struct Keystrokes {
  private var bytes: [UInt8] = []
  private var intervals: [Int64] = []
  private var last: Int64?
  private var isMeasured = true
  private var isEnded = false
  private var pending = ""
  /// Whether the line goes on.
  private(set) var isOpen = true

  private static let mostBytes = 4096

  /// Takes the bytes of one read; none is the end of input.
  mutating func take(_ keys: [UInt8], at moment: Int64) {
    if keys.isEmpty { return end() }
    let isPasted = keys.count { $0 & 0xC0 != 0x80 } > 1
    if isPasted { isMeasured = false }
    for key in keys where isOpen { press(key, at: moment) }
  }

  private mutating func press(_ key: UInt8, at moment: Int64) {
    switch key {
    case 0x0A, 0x0D:
      isOpen = false
      pending += "\n"
    case 0x04 where bytes.isEmpty: end()
    case 0x7F, 0x08: eraseLetter()
    case 0x15: while !bytes.isEmpty { eraseLetter() }
    case 0x00..<0x20: break
    default:
      guard bytes.count < Keystrokes.mostBytes else { return }
      if let last, key & 0xC0 != 0x80 { intervals.append(moment - last) }
      last = moment
      bytes.append(key)
      pending += key < 0x80 ? String(UnicodeScalar(key)) : ""
    }
  }

  private mutating func eraseLetter() {
    isMeasured = false
    guard !bytes.isEmpty else { return }
    while let byte = bytes.popLast(), byte & 0xC0 == 0x80 {}
    pending += "\u{8} \u{8}"
  }

  private mutating func end() {
    (isOpen, isEnded) = (false, bytes.isEmpty)
  }

  /// What the terminal has to be told since the last call.
  mutating func shown() -> String {
    defer { pending = "" }
    return pending
  }

  /// The line; nil where input ended before its first key.
  var line: TypedLine? {
    guard !isEnded else { return nil }
    return TypedLine(
      text: String(decoding: bytes, as: UTF8.self), intervals: isMeasured ? intervals : [])
  }
}
