import BillTestSupport
import Foundation

/// The `sqlite3` program, kept running: what somebody has who writes to the database.
///
/// Starting it for each of a thousand edits would take longer than they do.
final class SQLiteShell {
  // A class, because it owns a process and ends it.
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())

  init() throws {
    guard let shell = Tool("sh") else { throw CocoaError(.fileNoSuchFile) }
    process.executableURL = URL(fileURLWithPath: shell.path)
    // Its errors come in their place among its answers.
    process.arguments = ["-c", "exec sqlite3 -batch -json 2>&1"]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
  }

  deinit {
    // why: a program that is gone already has nothing to end.
    try? input.fileHandleForWriting.write(contentsOf: Data(".quit\n".utf8))
    process.waitUntilExit()
  }

  func open(_ path: String) throws { _ = try answer(to: ".open '\(path)'") }

  /// Changes the database; returns false where it refuses that, and changes nothing then.
  func change(_ sql: String) throws -> Bool {
    let answer = try answer(to: "BEGIN;\n\(sql);\nCOMMIT;")
    if answer.isEmpty { return true }
    _ = try self.answer(to: "ROLLBACK;")
    return false
  }

  /// Whether a change would be made; makes none.
  func allows(_ sql: String) throws -> Bool {
    try answer(to: "BEGIN;\n\(sql);\nROLLBACK;").isEmpty
  }

  /// The rows of a query, each value as text; NULL is left out.
  func rows(_ sql: String) throws -> [[String: String]] {
    let text = try answer(to: "\(sql);")
    guard !text.isEmpty else { return [] }
    let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    return (rows ?? []).map { $0.filter { !($0.value is NSNull) }.mapValues { "\($0)" } }
  }

  private static let mark = "<end of answer>"

  private func answer(to script: String) throws -> String {
    let text = "\(script)\n.print '\(SQLiteShell.mark)'\n"
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    var answer = ""
    var bytes = Data()
    repeat {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
      bytes += more
      answer = String(decoding: bytes, as: UTF8.self)
    } while !answer.hasSuffix("\(SQLiteShell.mark)\n")
    return String(answer.dropLast(SQLiteShell.mark.count + 1))
  }
}
