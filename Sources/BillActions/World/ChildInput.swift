#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pipe to a child's standard input, and what it is given, as fast as it takes it.
struct ChildInput {
  private let file: Int32
  private let bytes: [UInt8]
  private var sent = 0
  /// Whether there is more to send.
  private(set) var isOpen = true

  /// Takes the pipe over; it must not block.
  init(_ file: Int32, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Writes what the child takes now, and closes the pipe when all is sent or nobody reads.
  mutating func go() {
    while isOpen, sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN || errno == EINTR {
        return
      } else {
        break
      }
    }
    end()
  }

  /// Closes the pipe, whatever was not sent.
  mutating func end() {
    guard isOpen else { return }
    isOpen = false
    close(file)
  }
}
