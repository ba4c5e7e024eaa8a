import Foundation

/// What somebody else does to files.
enum Disk {
  static func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  static func write(_ path: String, _ bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  static func make(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

  static func move(_ path: String, to target: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: target)
  }

  static func copy(_ path: String, to target: String) throws {
    if FileManager.default.fileExists(atPath: target) { try remove(target) }
    try FileManager.default.copyItem(atPath: path, toPath: target)
  }
}
