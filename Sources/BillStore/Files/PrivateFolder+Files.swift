import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PrivateFolder {
  /// Reads a file of the folder; nil where there is none.
  ///
  /// - throws: `FileError` for one that others can read or write, or that is a link.
  package func read(_ name: String, limitBytes: Int = 64 << 20) throws -> [UInt8]? {
    do {
      let file = try Descriptor(path(of: name), O_RDONLY)
      let status = try file.status()
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError.wrongType(path: file.path)
      }
      try FileError.refuseUnsafe(status, file.path)
      return try file.readAll(limitBytes: limitBytes)
    } catch FileError.notFound {
      return nil
    }
  }

  /// Writes a complete file: under a temporary name, onto the disk, then to its name.
  ///
  /// Readers see the old file or the new one, never a part. An existing file is replaced.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    try writeTemporary(name, bytes) { temporary, target in
      guard rename(temporary, target) == 0 else { throw FileError(target, "rename") }
    }
    try synchronise()
  }

  /// As `write`, but throws `FileError.alreadyExists` instead of replacing a file.
  package func create(_ name: String, _ bytes: [UInt8]) throws {
    try writeTemporary(name, bytes) { temporary, target in
      guard cplatform_rename_exclusive(temporary, target) == 0 else {
        throw FileError(target, "rename")
      }
    }
    try synchronise()
  }

  /// As `create`, without waiting for the disk: for files that `synchroniseFileSystem` follows, or
  /// that are empty.
  package func createUnsynchronised(_ name: String, _ bytes: [UInt8]) throws {
    try Descriptor(path(of: name), O_WRONLY | O_CREAT | O_EXCL).writeAll(bytes)
  }

  /// As `write`, without waiting for the disk: for many files that `synchroniseFileSystem` follows.
  package func writeUnsynchronised(_ name: String, _ bytes: [UInt8]) throws {
    let temporary = path(of: ".\(name).\(getpid()).new")
    unlink(temporary)
    try Descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL).writeAll(bytes)
    guard rename(temporary, path(of: name)) == 0 else {
      let error = FileError(path(of: name), "rename")
      unlink(temporary)
      throw error
    }
  }

  /// Whether there is a file of that name.
  package func holds(_ name: String) -> Bool { access(path(of: name), F_OK) == 0 }

  /// Whether a plain file has that name: no folder, no link.
  package func holdsPlainFile(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(of: name), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Removes a file; nothing happens where there is none.
  package func remove(_ name: String) throws {
    guard unlink(path(of: name)) == 0 || errno == ENOENT else {
      throw FileError(path(of: name), "unlink")
    }
  }

  /// Moves a file to another folder of the same file system in one step.
  ///
  /// Returns false where it is gone already: somebody else moved it.
  ///
  /// - throws: `FileError.alreadyExists` where the name is taken there.
  package func publish(_ name: String, to outbox: PrivateFolder) throws -> Bool {
    guard cplatform_rename_exclusive(path(of: name), outbox.path(of: name)) == 0 else {
      if errno == ENOENT { return false }
      throw FileError(outbox.path(of: name), "renameat2")
    }
    try outbox.synchronise()
    try synchronise()
    return true
  }

  private func writeTemporary(
    _ name: String, _ bytes: [UInt8],
    _ rename: (_ temporary: String, _ target: String) throws -> Void
  ) throws {
    let temporary = path(of: ".\(name).\(getpid()).new")
    unlink(temporary)
    do {
      try writeNew(temporary, bytes)
      try rename(temporary, path(of: name))
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func writeNew(_ path: String, _ bytes: [UInt8]) throws {
    let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL)
    try file.writeAll(bytes)
    try file.synchronise()
  }
}

extension PrivateFolder {
  /// When a file was last written, as the file system counts it; nil where there is none.
  package func written(_ name: String) -> String? {
    var status = stat()
    guard lstat(path(of: name), &status) == 0 else { return nil }
    #if canImport(Darwin)
      let moment = status.st_mtimespec
    #else
      let moment = status.st_mtim
    #endif
    return "\(moment.tv_sec).\(moment.tv_nsec)"
  }
}
