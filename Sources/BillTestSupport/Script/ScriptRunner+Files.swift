import Foundation

extension ScriptRunner {
  /// The bytes of a file, or of the last program's `stdout` or `stderr`.
  func bytes(_ name: String) throws -> [UInt8] {
    switch name {
    case "stdout": try lastOutcome().output
    case "stderr": try lastOutcome().errors
    default: try [UInt8](Data(contentsOf: URL(fileURLWithPath: existing(name))))
    }
  }

  /// The same as text.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The absolute path of a file that must be there; throws `ScriptProblem.missing`.
  func existing(_ name: String) throws -> String {
    let path = state.path(name)
    guard FileManager.default.fileExists(atPath: path) else { throw ScriptProblem.missing(name) }
    return path
  }

  /// Writes a file and the folders above it.
  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: state.path(name))
    try makeFolder(file.deletingLastPathComponent().path)
    try Data(bytes).write(to: file)
  }

  /// `mkdir FOLDER`, with the folders above it.
  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// `rm FILE`: a file, or a folder with all in it.
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: existing(name)) }

  /// `symlink NAME TARGET`; the target need not be there.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: state.path(name), withDestinationPath: target)
  }

  /// `chmod OCTAL FILE`.
  func changeMode(_ octal: String, of name: String) throws {
    guard let mode = Int(octal, radix: 8) else {
      throw ScriptProblem.usage(ScriptVerb.chmod.usage)
    }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: existing(name))
  }
}
