/// A txtar archive: a comment, then files, each after a line `-- name --`.
///
/// The format of Go's `golang.org/x/tools/txtar`: a script and everything it needs in one file.
package struct TxtArchive: Equatable {
  /// One file of an archive.
  package struct File: Equatable {
    package let name: String
    package let text: String
  }

  /// What stands before the first file: the commands of a script.
  package private(set) var comment = ""
  package private(set) var files: [File] = []

  /// Reads an archive; every text is one, there is nothing to refuse.
  package init(_ text: String) {
    var name: String?
    var body = ""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for line in lines {
      guard let next = TxtArchive.marker(line) else {
        body += line + "\n"
        continue
      }
      close(name, body)
      name = next
      body = ""
    }
    close(name, body)
  }

  private mutating func close(_ name: String?, _ body: String) {
    if let name {
      files.append(File(name: name, text: body))
    } else {
      comment = body
    }
  }

  private static func marker(_ line: Substring) -> String? {
    guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else { return nil }
    return String(line.dropFirst(3).dropLast(3))
  }
}
