import Foundation

/// One Swift file, as it is and with what is no code blanked out.
struct SourceFile: Sendable {
  /// The path below the package's root: `Sources/BillCore/Money/Money.swift`.
  let path: String
  /// The lines as written.
  let lines: [String]
  /// The lines with comments and the insides of string literals as blanks, column for column.
  let code: [String]
  /// The lines with all but the comments as blanks.
  let comments: [String]

  /// The types, extensions and functions declared, in order.
  let declarations: [Declaration]

  init(path: String, text: String) {
    self.path = path
    let masked = SourceMask(text)
    lines = text.components(separatedBy: "\n")
    code = masked.code.components(separatedBy: "\n")
    comments = masked.comments.components(separatedBy: "\n")
    declarations = Declaration.all(in: code)
  }

  /// The file's name without its folder and `.swift`.
  var stem: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

  /// `BillCore` for `Sources/BillCore/Money/Money.swift`.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The folders of the path.
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  /// The numbers, from 1, of the lines of code in which the pattern occurs.
  func codeLines(matching pattern: Regex<some Any>) -> [Int] {
    // Swift's own words would join `default.x`; and ASCII is several times faster.
    let pattern = pattern.matchingSemantics(.unicodeScalar).asciiOnlyCharacterClasses()
      .wordBoundaryKind(.simple)
    return code.indices.filter { code[$0].contains(pattern) }.map { $0 + 1 }
  }

  /// Whether a `// why:` stands on the line or in the comment that ends right above it.
  func saysWhy(line: Int) -> Bool {
    var index = line - 1
    repeat {
      if comments[index].contains("// why:") { return true }
      index -= 1
    } while index >= 0 && lines[index].trimmingCharacters(in: .whitespaces).hasPrefix("//")
    return false
  }
}
