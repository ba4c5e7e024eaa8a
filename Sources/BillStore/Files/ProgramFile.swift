#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that is trusted with money, codes or bills: nobody but its user and root may change
/// it.
package enum ProgramFile {
  /// Refuses a program that another user owns or could exchange, by itself or by one of the
  /// folders on the way to it, links included.
  ///
  /// - throws: `FileError.notFound`, `.wrongType`, `.notExecutable`, `.foreignOwner` or
  ///   `.writableByOthers`.
  package static func check(_ path: String) throws(FileError) {
    let real = try real(path)
    let file = try status(real)
    guard file.st_mode & S_IFMT == S_IFREG else { throw FileError.wrongType(path: path) }
    guard access(real, X_OK) == 0 else { throw FileError.notExecutable(path: path) }
    try refuse(file, real, mayBeSticky: false)
    for path in Set([real, path]) { try checkFolders(above: path) }
  }

  private static func real(_ path: String) throws(FileError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard realpath(path, &buffer) != nil else { throw FileError(path, "realpath") }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func checkFolders(above path: String) throws(FileError) {
    var folder = Substring(path)
    var isNearest = true
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let place = folder.isEmpty ? "/" : String(folder)
      try refuse(status(place), place, mayBeSticky: !isNearest)
      isNearest = false
    }
  }

  private static func status(_ path: String) throws(FileError) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path, "stat") }
    return status
  }

  // In a folder like /tmp others may add files, but not exchange ours.
  private static func refuse(_ status: stat, _ path: String, mayBeSticky: Bool) throws(FileError) {
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw FileError.foreignOwner(path: path)
    }
    let isSticky = mayBeSticky && status.st_mode & S_ISVTX != 0
    guard status.st_mode & others(status) == 0 || isSticky else {
      throw FileError.writableByOthers(path: path, mode: UInt32(status.st_mode & 0o777))
    }
  }

  // Who is in the group admin of macOS may become root anyway, and Homebrew's folders are its.
  private static func others(_ status: stat) -> mode_t {
    #if canImport(Darwin)
      if status.st_gid == 80 { return 0o002 }
    #endif
    return 0o022
  }
}

extension ProgramFile {
  /// The absolute path of a program that was named from the working folder, links followed.
  ///
  /// - throws: `FileError.notFound`.
  package static func absolute(_ path: String) throws -> String {
    path.hasPrefix("/") ? path : try real(path)
  }
}
