#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, pipe or socket that this process has open now.
package struct OpenFile: Hashable, Sendable {
  /// What the open file is.
  package enum Kind: String, Hashable, Sendable {
    case file, folder, pipe, device
    case localSocket = "local-socket"
    case internetSocket = "internet-socket"
    case other
  }

  package let number: Int32
  package let kind: Kind
  /// Where it leads, where the system tells.
  package let target: String?

  /// Everything this process has open, by number.
  package static func all() -> [OpenFile] {
    (0..<Int32(1024)).compactMap { number in
      var status = stat()
      guard fstat(number, &status) == 0 else { return nil }
      return OpenFile(number: number, kind: kind(number, status), target: target(number))
    }
  }

  /// The shared libraries that are loaded, sorted; empty where the system does not tell.
  package static func libraries() -> [String] {
    #if os(Linux)
      // why: without /proc the list is empty, which is what is said of it.
      guard let file = try? Descriptor("/proc/self/maps", O_RDONLY),
        let bytes = try? file.readAll(limitBytes: 16 << 20)  // why: as above.
      else { return [] }
      let paths = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        line.split(separator: " ").last.map(String.init)
      }
      return Set(paths.filter { $0.hasPrefix("/") && $0.contains(".so") }).sorted()
    #else
      return []
    #endif
  }

  private static func kind(_ number: Int32, _ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFIFO: return .pipe
    case S_IFCHR, S_IFBLK: return .device
    case S_IFSOCK: return isInternet(number) ? .internetSocket : .localSocket
    default: return .other
    }
  }

  private static func isInternet(_ number: Int32) -> Bool {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(number, $0, &length)
      }
    }
    let family = Int32(address.ss_family)
    return result == 0 && (family == AF_INET || family == AF_INET6)
  }

  private static func target(_ number: Int32) -> String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let length = readlink("/proc/self/fd/\(number)", &buffer, buffer.count - 1)
      guard length > 0 else { return nil }
      return String(
        decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      return nil
    #endif
  }
}
