#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PrivateFolder {
  /// Refuses a file that is a link, belongs to somebody else or is open to others; a file that is
  /// not there yet is fine.
  ///
  /// The file is looked at, not opened: closing it again would let go of every lock SQLite holds
  /// on it in this process (POSIX `fcntl`). Nobody else can exchange it in a folder of mode 0700.
  ///
  /// - throws: `FileError.symbolicLink`, `.wrongType`, `.foreignOwner` or `.wideMode`.
  package func check(_ name: String) throws {
    let file = path(of: name)
    var status = stat()
    guard lstat(file, &status) == 0 else {
      if errno == ENOENT { return }
      throw FileError(file, "lstat")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: try FileError.refuseUnsafe(status, file)
    case S_IFLNK: throw FileError.symbolicLink(path: file)
    default: throw FileError.wrongType(path: file)
    }
  }

  /// The path of a database, which is made where there is none.
  ///
  /// - throws: as `check(_:)`, about it and about what SQLite opens beside it: SQLite would follow a
  ///   link, and wait for ever for a named pipe; `.foreignJournal` for a journal with which SQLite
  ///   would delete any file of the user's.
  package func database(_ name: String) throws -> String {
    for suffix in ["", "-journal", "-wal", "-shm"] { try check(name + suffix) }
    try refuseSuperJournal("\(name)-journal")
    // SQLite would make it as the umask says, and gives its journal the mode of the database.
    if !holds(name) { try createUnsynchronised(name, []) }
    return path(of: name)
  }

  // The journals of a transaction over several databases end with the name of another file, which
  // goes with the last of them (SQLite, "Database File Format" 4.2, the super-journal).
  private func refuseSuperJournal(_ name: String) throws {
    do {
      let journal = try Descriptor(path(of: name), O_RDONLY)
      let end = try journal.readLast(PrivateFolder.journalMagic.count)
      if end == PrivateFolder.journalMagic { throw FileError.foreignJournal(path: journal.path) }
    } catch FileError.notFound {
      return
    }
  }

  private static let journalMagic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

  /// Refuses a place above which anyone may write, and so exchange it; a sticky folder, such as
  /// `/tmp`, keeps what is in it to its owner.
  ///
  /// - throws: `FileError.wideMode` about the folder above.
  package static func check(above path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let parent = String(path[..<slash])
    var status = stat()
    guard stat(parent, &status) == 0, status.st_mode & S_IWOTH != 0, status.st_mode & S_ISVTX == 0
    else { return }
    throw FileError.wideMode(path: parent, mode: UInt32(status.st_mode & 0o777))
  }

  /// Refuses a place that is a link, belongs to somebody else or is open to others; a folder that
  /// is not there yet is fine.
  ///
  /// - throws: `FileError.symbolicLink`, `.wrongType`, `.foreignOwner` or `.wideMode`.
  package static func check(place path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw FileError(path, "lstat")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try FileError.refuseUnsafe(status, path)
    case S_IFLNK: throw FileError.symbolicLink(path: path)
    default: throw FileError.wrongType(path: path)
    }
  }
}
