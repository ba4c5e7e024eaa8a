import Foundation

/// The Swift files of this package.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What is shipped, and the test support beside it.
  static let sources = files(below: "Sources")
  static let tests = files(below: "Tests")
  /// What is shipped.
  static let shipped = sources.filter { $0.target != "BillTestSupport" }

  private static func files(below folder: String) -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      let file = base.appendingPathComponent(name)
      // why: a file that went away while we looked is nobody's fault
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return SourceFile(path: "\(folder)/\(name)", text: text)
    }
  }
}
