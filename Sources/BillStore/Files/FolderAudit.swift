#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is unsafe about the files below a folder that should be its owner's alone.
package enum FolderAudit {
  /// What is unsafe about a place: the folder above it, itself, and all that is below it.
  package static func problems(of place: String) -> [FileError] {
    do {
      try PrivateFolder.check(above: place)
      return problems(below: place)
    } catch let error as FileError {
      return [error] + problems(below: place)
    } catch {
      return problems(below: place)
    }
  }

  /// Every file and folder that others own, can look into or can change, and every link.
  ///
  /// Nothing is found where there is no such folder.
  private static func problems(below path: String) -> [FileError] {
    var status = stat()
    guard lstat(path, &status) == 0 else { return [] }
    let own = problem(path, status)
    guard status.st_mode & S_IFMT == S_IFDIR,
      // why: a folder that cannot be listed is reported by its own mode and owner.
      let names = try? PrivateFolder.entries(path)
    else { return own }
    return own + names.flatMap { problems(below: "\(path)/\($0)") }
  }

  /// The permission bits of a file or folder; nil where there is none.
  package static func mode(of path: String) -> UInt32? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return UInt32(status.st_mode) & 0o7777
  }

  /// The folders whose path begins so, in the one folder above them, which may be anybody's.
  ///
  /// - throws: `FileError.system` where that cannot be listed.
  package static func folders(beginningWith prefix: String) throws -> [String] {
    guard let slash = prefix.lastIndex(of: "/") else { return [] }
    let parent = String(prefix[..<slash])
    var status = stat()
    guard stat(parent, &status) == 0 else { return [] }
    return try PrivateFolder.entries(parent).map { "\(parent)/\($0)" }.filter { path in
      path.hasPrefix(prefix) && lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// Takes what others may do with a file or folder of ours away; links are left alone.
  package static func narrow(_ path: String) throws {
    let file = try Descriptor(path, O_RDONLY)
    let status = try file.status()
    guard fchmod(file.number, status.st_mode & 0o700) == 0 else { throw FileError(path, "fchmod") }
  }

  private static func problem(_ path: String, _ status: stat) -> [FileError] {
    if status.st_mode & S_IFMT == S_IFLNK { return [.symbolicLink(path: path)] }
    do {
      try FileError.refuseUnsafe(status, path)
      return []
    } catch let error as FileError {
      return [error]
    } catch {
      return []
    }
  }
}
