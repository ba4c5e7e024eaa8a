package import BillCore
import BillStore

/// How the program of a channel last answered.
package struct MailPath: Hashable, Sendable {
  /// When a message was last taken.
  package var taken: Instant?
  /// When one was last not taken.
  package var failed: Instant?
  /// Why the last try failed; nil where it did not.
  package var reason: String?
}

extension MessageFolder {
  private static let pathName = ".path"

  /// How the last hand-over went; nothing is known before the first.
  func lastPath() throws -> MailPath {
    var last = MailPath()
    guard let folder = try? PrivateFolder(existing: path),  // why: no folder, no mail yet.
      let bytes = try folder.read(MessageFolder.pathName, limitBytes: 4096)
    else { return last }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let blank = line.firstIndex(of: " ") else { continue }
      let value = String(line[line.index(after: blank)...])
      switch line[..<blank] {
      case "taken": last.taken = Instant(value)
      case "failed": last.failed = Instant(value)
      case "reason": last.reason = value
      default: continue
      }
    }
    return last
  }

  /// Keeps how a hand-over went.
  func note(_ last: MailPath) throws {
    let lines = [
      last.taken.map { "taken \($0)" }, last.failed.map { "failed \($0)" },
      last.reason.map { "reason \($0)" },
    ]
    let text = lines.compactMap { $0 }.map { "\($0)\n" }.joined()
    try PrivateFolder(making: path).write(MessageFolder.pathName, Array(text.utf8))
  }
}
