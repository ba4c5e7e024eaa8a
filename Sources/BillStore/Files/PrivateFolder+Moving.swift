import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PrivateFolder {
  /// Moves the folder to a path of the same file system in one step.
  ///
  /// - throws: `FileError.alreadyExists` where something lies there.
  package func move(to target: String) throws {
    guard cplatform_rename_exclusive(path, target) == 0 else { throw FileError(target, "rename") }
    try PrivateFolder.synchroniseParent(of: target)
  }

  /// Exchanges the folder with another one of the same file system in one step.
  ///
  /// - throws: `FileError.system` where the file system cannot.
  package func exchange(with target: String) throws {
    guard cplatform_rename_exchange(path, target) == 0 else { throw FileError(target, "rename") }
    try PrivateFolder.synchroniseParent(of: target)
  }

  private static func synchroniseParent(of path: String) throws {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try Descriptor(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY).synchronise()
  }

  /// Removes a temporary file; one that cannot be removed stays.
  package func discard(_ name: String) { unlink(path(of: name)) }

  /// Removes a temporary folder of ours with all that is in it; what cannot be removed stays.
  package func discardTree() {
    for entry in (try? PrivateFolder.entries(path)) ?? [] {  // why: nothing more can be done.
      let inner = path(of: entry)
      if unlink(inner) != 0, let folder = try? PrivateFolder(existing: inner) {  // why: as above.
        folder.discardTree()
      }
    }
    rmdir(path)
  }

  /// Every name in a folder, hidden ones too.
  static func entries(_ path: String) throws -> [String] {
    guard let stream = opendir(path) else { throw FileError(path, "opendir") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = entryName(entry)
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
