package import Foundation

/// The scripts below a folder, `<noun>/<what-happens>.txtar`.
package enum ScriptLibrary {
  /// Their paths below the folder, sorted; none when the folder is not there.
  package static func names(in folder: URL) -> [String] {
    let files = FileManager.default.enumerator(atPath: folder.path)
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".txtar") }.sorted()
  }

  /// Runs one of them in a folder of its own, which is removed; returns why it skipped itself.
  @discardableResult
  package static func run(
    _ name: String, in folder: URL, on host: some ScriptHost
  ) throws -> String? {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return try withScratchFolder { work in
      var runner = ScriptRunner(host: host, work: work)
      return try runner.run(TxtArchive(text))
    }
  }

  /// Lends an empty folder to a test and removes it after.
  package static func withScratchFolder<Result>(
    _ body: (_ path: String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("billctl-script-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }  // why: litter is no failure
    return try body(folder.path)
  }
}
