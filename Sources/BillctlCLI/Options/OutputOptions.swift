import ArgumentParser
import BillStore

/// Where a document goes, for the commands that write one.
///
/// The same rule everywhere: a file that is there stays unless `--force` is said, and what may hold
/// anything never goes to a terminal.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file; - is standard output.")
  var path: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  /// Refuses a place that cannot be written, before anything is asked or made.
  ///
  /// - throws: `FileError.alreadyExists`, `Failure`.
  func check(_ path: String, _ console: Console) throws {
    if path == "-" {
      try console.refuseTerminal()
    } else if !force, UserFile.exists(path) {
      throw FileError.alreadyExists(path: path)
    }
  }

  /// Writes a document and says so; on standard output nothing stands beside it.
  func write(_ bytes: [UInt8], to path: String, _ report: Report) throws -> Report {
    var report = report
    if path == "-" {
      report.payload = bytes
    } else {
      try UserFile.write(path, replacing: force) { try $0(bytes) }
      report.lines.append("written: \(path)")
    }
    return report
  }
}

extension Console {
  /// Refuses to send what is not made for people to a terminal, which some bytes can steer.
  func refuseTerminal() throws {
    guard outputIsTerminal else {
      return
    }
    throw Failure(
      "binary-to-terminal", "this is not for a terminal",
      hints: ["into a file: -o FILE", "or into a program behind a pipe"], status: .usage)
  }
}
