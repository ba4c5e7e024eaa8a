import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder only its owner can look into (0700), and the files in it (0600).
package struct PrivateFolder: Hashable, Sendable {
  package let path: String

  /// The folder at a path, made with its parents where it is missing.
  ///
  /// - throws: `FileError.wideMode`, `.foreignOwner` or `.symbolicLink` for a folder others could
  ///   tamper with.
  package init(making path: String) throws {
    self.path = path
    try PrivateFolder.make(path)
    try check()
  }

  /// The folder at a path, which must exist.
  package init(existing path: String) throws {
    self.path = path
    try check()
  }

  /// The path of a file in the folder.
  package func path(of name: String) -> String { "\(path)/\(name)" }

  /// The names in the folder, sorted; hidden ones, as temporary files are, only when asked for.
  package func names(hidden: Bool = false) throws -> [String] {
    if hidden { return try PrivateFolder.entries(path) }
    guard let stream = opendir(path) else { throw FileError(path, "opendir") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = entryName(entry)
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes earlier renames and removals in the folder last through a power cut.
  package func synchronise() throws {
    try Descriptor(path, O_RDONLY | O_DIRECTORY).synchronise()
  }

  /// Whether a file can be renamed from one folder to the other.
  package func sharesFileSystem(with other: PrivateFolder) throws -> Bool {
    let mine = try Descriptor(path, O_RDONLY | O_DIRECTORY).status()
    let theirs = try Descriptor(other.path, O_RDONLY | O_DIRECTORY).status()
    return mine.st_dev == theirs.st_dev
  }

  /// Returns when everything written to the folder's file system is on the disk.
  ///
  /// For many new files at once, where waiting for each would take long.
  package func synchroniseFileSystem() throws {
    let folder = try Descriptor(path, O_RDONLY | O_DIRECTORY)
    guard cplatform_sync_file_system(folder.number) == 0 else { throw FileError(path, "syncfs") }
  }

  private func check() throws {
    let status = try Descriptor(path, O_RDONLY | O_DIRECTORY).status()
    try FileError.refuseUnsafe(status, path)
  }

  private static func make(_ path: String) throws {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileError(path, "mkdir")
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileError(path, "mkdir") }
  }
}

extension FileError {
  /// Refuses what another user owns, could read or could write.
  static func refuseUnsafe(_ status: stat, _ path: String) throws {
    guard status.st_uid == geteuid() else { throw FileError.foreignOwner(path: path) }
    guard status.st_mode & 0o077 == 0 else {
      throw FileError.wideMode(path: path, mode: UInt32(status.st_mode & 0o777))
    }
  }
}
