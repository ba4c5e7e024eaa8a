import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a process has only one of: its working folder, its umask and its standard input.
///
/// Scripts run side by side in one process, and the program reads both as any program does. So one
/// call at a time has them to itself.
enum ProcessPlace {
  private static let lock = NSLock()

  /// Runs a body in a folder and with a standard input, and puts both back.
  static func lend<Value>(folder: String, input: [UInt8], _ body: () throws -> Value) throws
    -> Value
  {
    try lock.withLock {
      let before = FileManager.default.currentDirectoryPath
      guard FileManager.default.changeCurrentDirectoryPath(folder) else {
        throw CocoaError(.fileNoSuchFile)
      }
      defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }
      // As `main` does; what SQLite writes follows it.
      let mask = umask(0o077)
      defer { _ = umask(mask) }
      return try withStandardInput(input, body)
    }
  }

  private static func withStandardInput<Value>(_ input: [UInt8], _ body: () throws -> Value) throws
    -> Value
  {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-input-\(UUID().uuidString)")
    try Data(input).write(to: file)
    let handle = try FileHandle(forReadingFrom: file)
    try FileManager.default.removeItem(at: file)
    let saved = dup(STDIN_FILENO)
    dup2(handle.fileDescriptor, STDIN_FILENO)
    defer {
      dup2(saved, STDIN_FILENO)
      close(saved)
    }
    return try body()
  }
}
