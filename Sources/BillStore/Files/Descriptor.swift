#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file of the system; closed when the value goes.
struct Descriptor: ~Copyable {
  let number: Int32
  let path: String

  /// Opens a file; links at the end of the path are never followed.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws {
    number = open(path, flags | O_NOFOLLOW | O_CLOEXEC, mode)
    self.path = path
    guard number < 0 else { return }
    let error = FileError(path, "open")
    // Where a folder is wanted, Linux calls a link to one no folder.
    var status = stat()
    let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    throw isLink ? FileError.symbolicLink(path: path) : error
  }

  /// Takes over an open file.
  init(adopting number: Int32, _ path: String) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Reads everything up to a limit in bytes.
  borrowing func readAll(limitBytes: Int) throws -> [UInt8] {
    try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { chunk in
      var bytes: [UInt8] = []
      while true {
        let count = read(number, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw FileError(path, "read") }
        if count == 0 { return bytes }
        guard bytes.count + count <= limitBytes else {
          throw FileError.tooLarge(path: path, limitBytes: limitBytes)
        }
        bytes += UnsafeRawBufferPointer(rebasing: chunk[..<count])
      }
    }
  }

  /// Reads the last bytes; fewer where there are no more.
  borrowing func readLast(_ most: Int) throws -> [UInt8] {
    let start = try max(0, status().st_size - off_t(most))
    guard lseek(number, start, SEEK_SET) == start else { throw FileError(path, "lseek") }
    return Array(try readAll(limitBytes: Int.max).prefix(most))
  }

  /// Writes all of it, however many calls it takes.
  borrowing func writeAll(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw FileError(path, "write") }
      offset += count
    }
  }

  /// Returns when the file's content is on the disk; a failure means it may be lost.
  borrowing func synchronise() throws {
    guard fsync(number) == 0 else { throw FileError(path, "fsync") }
  }

  borrowing func status() throws -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileError(path, "fstat") }
    return status
  }
}

extension FileError {
  /// The error that `errno` stands for after a failed call.
  init(_ path: String, _ call: String) {
    switch errno {
    case ENOENT: self = .notFound(path: path)
    case EEXIST: self = .alreadyExists(path: path)
    case ELOOP: self = .symbolicLink(path: path)
    case let code: self = .system(path: path, call: call, code: code)
    }
  }
}
