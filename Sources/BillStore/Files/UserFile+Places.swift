#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UserFile {
  /// Gives so many bytes at an offset of a file, fewer only at its end.
  package typealias PlacedSource = (_ offset: Int, _ count: Int) throws -> [UInt8]

  /// Reads parts of a file in any order; links are followed, it is the user who named it.
  package static func read<Value>(
    _ path: String, places: (_ size: Int, @escaping PlacedSource) throws -> Value
  ) throws -> Value {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, "open") }
    defer { close(number) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileError(path, "fstat") }
    return try places(Int(status.st_size)) { offset, count in
      var bytes = [UInt8](repeating: 0, count: count)
      var filled = 0
      while filled < count {
        let got = bytes[filled...].withUnsafeMutableBytes {
          pread(number, $0.baseAddress, $0.count, off_t(offset + filled))
        }
        if got < 0, errno == EINTR { continue }
        if got < 0 { throw FileError(path, "pread") }
        if got == 0 { break }
        filled += got
      }
      return Array(bytes[..<filled])
    }
  }

  /// What changes whenever a file is written: its size, its number and its time of change.
  ///
  /// - throws: `FileError` where it cannot be looked at.
  package static func stamp(of path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path, "stat") }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    return
      "\(status.st_dev) \(status.st_ino) \(status.st_size) \(changed.tv_sec).\(changed.tv_nsec)"
  }
}
