#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UserFile {
  /// Takes the next bytes of a file.
  package typealias Sink = ([UInt8]) throws -> Void
  /// Gives the next bytes of a file: exactly so many, fewer only at its end.
  package typealias Source = (_ count: Int) throws -> [UInt8]

  /// Writes bytes to standard output.
  package static func writeStandardOutput(_ bytes: [UInt8]) throws {
    let number = dup(STDOUT_FILENO)
    guard number >= 0 else { throw FileError("-", "dup") }
    try Descriptor(adopting: number, "-").writeAll(bytes)
  }

  /// Writes a file for its owner only, part by part; nothing is left under its name when a part
  /// fails.
  ///
  /// - throws: `FileError.alreadyExists` where the name is taken and must not be replaced.
  package static func write(_ path: String, replacing: Bool, parts: (Sink) throws -> Void) throws {
    if !replacing, access(path, F_OK) == 0 { throw FileError.alreadyExists(path: path) }
    let temporary = "\(path).\(getpid()).new"
    do {
      let file = try Descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL)
      try parts { try file.writeAll($0) }
      try file.synchronise()
      guard rename(temporary, path) == 0 else { throw FileError(path, "rename") }
    } catch {
      unlink(temporary)
      // The user knows nothing of the name it has until it is complete.
      if case FileError.system(temporary, let call, let code) = error {
        throw FileError.system(path: path, call: call, code: code)
      }
      // A file that is being made misses nothing but its folder.
      if case FileError.notFound(temporary) = error {
        throw FileError.notFound(path: folder(of: path))
      }
      throw error
    }
    try synchroniseFolder(of: path)
  }

  /// Reads a file part by part; links are followed, it is the user who named it.
  package static func read<Value>(_ path: String, parts: (Source) throws -> Value) throws -> Value {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, "open") }
    let file = Descriptor(adopting: number, path)
    return try parts { try file.take($0) }
  }

  private static func folder(of path: String) -> String {
    let slash = path.lastIndex(of: "/")
    return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func synchroniseFolder(of path: String) throws {
    let folder = folder(of: path)
    try Descriptor(folder, O_RDONLY | O_DIRECTORY).synchronise()
  }
}

extension Descriptor {
  /// Reads so many bytes, fewer only at the file's end.
  borrowing func take(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: Swift.min(count, 1 << 20))
    while bytes.count < count {
      let wanted = Swift.min(chunk.count, count - bytes.count)
      let got = read(number, &chunk, wanted)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw FileError(path, "read") }
      if got == 0 { break }
      bytes += chunk[..<got]
    }
    return bytes
  }
}

extension UserFile {
  /// Makes the folders a path lies in, as far as they are missing.
  package static func makeFolders(above path: String) throws {
    var folder = ""
    for name in path.split(separator: "/").dropLast() {
      folder += "/\(name)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw FileError(folder, "mkdir") }
    }
  }

  /// Removes a file; one that is not there is no error.
  package static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError(path, "unlink") }
  }
}
