package import Foundation

/// The collections of real files that lie beside the project; tests that need them are skipped
/// where they are not there.
package enum Corpus {
  /// The folder, or nil on a machine without it.
  package static let folder: URL? = {
    let root = Package.root.deletingLastPathComponent()
    let folder = root.appendingPathComponent("shared/corpus")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  package static var isThere: Bool { folder != nil }

  /// The bytes of a file named by its path below the folder.
  package static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// A JSON file below the folder, as Foundation objects.
  package static func json(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try bytes(path)))
  }
}

/// The package's own folder.
package enum Package {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
