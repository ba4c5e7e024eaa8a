#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's words for its error numbers.
enum SystemMessage {
  static func text(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "unknown error"
  }
}
