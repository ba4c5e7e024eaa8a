/// What swallows an error says why.
enum SilenceRule {
  static func findings(_ file: SourceFile) -> [Finding] {
    (file.codeLines(matching: /\btry\?/) + emptyCatches(file)).sorted()
      .filter { !file.saysWhy(line: $0) }
      .map { Finding(file, $0, "an error is swallowed without a `// why:`") }
  }

  /// The lines of `catch { }` with nothing but blanks, line ends and comments in it, unless one of
  /// those comments says why.
  private static func emptyCatches(_ file: SourceFile) -> [Int] {
    let pattern = /\bcatch\b[^{]*\{(.*)$/
    return file.codeLines(matching: pattern).map { $0 - 1 }.filter { index in
      guard let match = file.code[index].firstMatch(of: pattern) else { return false }
      let rest = [String(match.output.1)] + file.code[(index + 1)...]
      guard let first = rest.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
        return false
      }
      let isEmpty = rest[first].drop { $0.isWhitespace }.hasPrefix("}")
      let inside = file.comments[index...(index + first)]
      return isEmpty && !inside.contains { $0.contains("// why:") }
    }.map { $0 + 1 }
  }
}
