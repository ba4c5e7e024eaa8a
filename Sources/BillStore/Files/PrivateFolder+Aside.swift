package import BillCore
import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PrivateFolder {
  /// When a plain file of the folder was last written to; nil for what is no file, or gone.
  package func lastWrite(_ name: String) throws -> Instant? {
    var status = stat()
    guard lstat(path(of: name), &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      return Instant(seconds: Int64(status.st_mtimespec.tv_sec))
    #else
      return Instant(seconds: Int64(status.st_mtim.tv_sec))
    #endif
  }

  /// Moves a file into a folder inside this one, under another name where its own is taken.
  package func moveAside(_ name: String, to inner: String) throws {
    let target = try PrivateFolder(making: path(of: inner))
    var number = 1
    var free = name
    while cplatform_rename_exclusive(path(of: name), target.path(of: free)) != 0 {
      guard errno == EEXIST else { throw FileError(target.path(of: free), "rename") }
      number += 1
      free = "\(number)-\(name)"
    }
    try target.synchronise()
    try synchronise()
  }
}
