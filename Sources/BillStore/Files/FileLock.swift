#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An exclusive lock that the kernel lets go when the process ends, however it ends.
package struct FileLock: ~Copyable {
  private let file: Descriptor

  /// The open file, for a child that is to keep the lock as long as it lives.
  package var descriptor: Int32 { file.number }

  /// Takes the lock or waits for it, at most the given number of seconds.
  ///
  /// - throws: `FileError.locked` when somebody else keeps it.
  package init(_ folder: PrivateFolder, _ name: String, waitSeconds: Int = 0) throws {
    let opened = try Descriptor(folder.path(of: name), O_RDWR | O_CREAT)
    var attempts = 0
    while flock(opened.number, LOCK_EX | LOCK_NB) != 0 {
      guard attempts < waitSeconds * 20 else { throw FileError.locked(path: opened.path) }
      attempts += 1
      usleep(50_000)
    }
    file = opened
  }

  /// Lets go, also where a child that was just begun still has the file open.
  ///
  /// Called after the last step under the lock, so that it is held until then.
  package consuming func release() { flock(file.number, LOCK_UN) }

  /// Leaves the lock to the child that the file was lent to, until that ends.
  package consuming func leave() {}
}
