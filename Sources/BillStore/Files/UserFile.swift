#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files the user names: bills to read, PDFs to write.
package enum UserFile {
  /// What lies at a path.
  package enum Kind: Hashable, Sendable {
    case file, folder, other
  }

  /// What lies at a path, links followed.
  package static func kind(_ path: String) throws -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path, "stat") }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether something lies at a path, a dangling link included.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Reads a file up to a limit in bytes; links are followed, it is the user who named it.
  package static func read(_ path: String, limitBytes: Int) throws -> [UInt8] {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, "open") }
    return try Descriptor(adopting: number, path).readAll(limitBytes: limitBytes)
  }

  /// Reads standard input to its end, up to a limit in bytes.
  package static func readStandardInput(limitBytes: Int) throws -> [UInt8] {
    let number = dup(STDIN_FILENO)
    guard number >= 0 else { throw FileError("-", "dup") }
    return try Descriptor(adopting: number, "-").readAll(limitBytes: limitBytes)
  }

  /// The paths of the plain files below a folder, sorted, hidden ones left out.
  package static func filesBelow(_ folder: String, depth: Int = 16) throws -> [String] {
    guard depth > 0, let stream = opendir(folder) else { throw FileError(folder, "opendir") }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = entryName(entry)
      guard !name.hasPrefix(".") else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: found.append(path)
      case S_IFDIR: found += try filesBelow(path, depth: depth - 1)
      default: break
      }
    }
    return found.sorted()
  }
}

/// The name in an entry of a folder.
func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
  withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
  }
}
