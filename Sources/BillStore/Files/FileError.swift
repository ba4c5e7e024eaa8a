/// Why a file could not be used.
package enum FileError: Error, Hashable {
  case notFound(path: String)
  case alreadyExists(path: String)
  /// Others may read or write it; `mode` is what was found.
  case wideMode(path: String, mode: UInt32)
  /// Others may change it, which is worse than reading it for a program that moves money.
  case writableByOthers(path: String, mode: UInt32)
  case foreignOwner(path: String)
  case symbolicLink(path: String)
  /// Not a plain file or folder, whichever was needed.
  case wrongType(path: String)
  /// A program that its user may not run.
  case notExecutable(path: String)
  /// A journal that has SQLite delete another file, which no journal of one database does.
  case foreignJournal(path: String)
  case tooLarge(path: String, limitBytes: Int)
  /// A system call failed with this errno.
  case system(path: String, call: String, code: Int32)
  /// Another process holds the lock.
  case locked(path: String)
}
