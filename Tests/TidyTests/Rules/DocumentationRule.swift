/// Types and functions that other targets use say what they are.
enum DocumentationRule {
  /// Requirements of other people's protocols, which say it there.
  static let known: Set = ["hash", "encode", "next", "makeIterator", "index", "fromDatabaseValue"]

  static func findings(_ file: SourceFile) -> [Finding] {
    file.declarations
      .filter { $0.access == .public || $0.access == .package }
      .filter { $0.isType || ($0.keyword == "func" && !isKnown($0.name)) }
      .filter { !isDocumented($0.line, in: file) }
      .map { Finding(file, $0.line, "\($0.keyword) \($0.name) has no doc comment") }
  }

  private static func isKnown(_ name: String) -> Bool {
    known.contains(name) || !(name.first?.isLetter ?? true)
  }

  private static func isDocumented(_ line: Int, in file: SourceFile) -> Bool {
    let above = file.lines[..<(line - 1)].reversed().map { $0.drop { $0 == " " } }
    return above.first { !$0.hasPrefix("@") && !$0.hasPrefix("#if") }?.hasPrefix("///") ?? false
  }
}
