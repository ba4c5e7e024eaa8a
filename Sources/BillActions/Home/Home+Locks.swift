import BillStore

extension Home {
  /// Runs a step while nothing else of this home is handed over to a bank, mended or restored.
  ///
  /// - throws: `FileError.locked` where another process keeps the lock so long.
  func underRunLock<Value>(waitSeconds: Int = 10, _ body: () throws -> Value) throws -> Value {
    try underLock(Home.runLockName, waitSeconds: waitSeconds, body)
  }

  /// The lock under which everything is handed over.
  static let runLockName = "run.lock"

  /// Runs a step under a lock of the state folder.
  ///
  /// - throws: `FileError.locked`.
  func underLock<Value>(_ name: String, waitSeconds: Int, _ body: () throws -> Value) throws
    -> Value
  {
    let folder = try PrivateFolder(making: places.state)
    let lock = try FileLock(folder, name, waitSeconds: waitSeconds)
    let result = Result { try body() }
    lock.release()
    return try result.get()
  }
}
