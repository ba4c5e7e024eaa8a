package import Foundation

/// A program somebody else wrote, used to check what ours writes.
package struct Tool {
  package let path: String

  /// The program by its name, or nil where it is not installed.
  package init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
      separator: ":")
    let candidates = folders.map { "\($0)/\(name)" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    path = found
  }

  /// What a finished program left behind.
  package struct Result {
    package let status: Int32
    package let output: String
    package let errors: String
  }

  /// Runs it to its end with the given standard input, and where told another folder and
  /// environment than the test's own.
  package func run(
    _ arguments: [String], input: Data = Data(), folder: String? = nil,
    environment: [String: String]? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    if let environment { process.environment = environment }
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    // why: a left-over folder harms nobody.
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["in", "out", "err"].map(scratch.appendingPathComponent)
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
