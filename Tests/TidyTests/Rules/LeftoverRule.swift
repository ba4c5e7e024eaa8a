/// Nothing unfinished, nothing that ends the program, no code in comments.
enum LeftoverRule {
  static func unfinished(_ file: SourceFile) -> [Finding] {
    let pattern = /\b(?:TODO|FIXME)\b|\bXXX:/.wordBoundaryKind(.simple)
    return file.comments.indices.filter { file.comments[$0].contains(pattern) }
      .map { Finding(file, $0 + 1, "a note about work to do") }
  }

  static func crashes(_ file: SourceFile) -> [Finding] {
    file.codeLines(matching: /\bfatalError\(|\btry!/).map { Finding(file, $0, "ends the program") }
  }

  static func commentedOutCode(_ file: SourceFile) -> [Finding] {
    file.comments.indices.filter { index in
      let text = file.comments[index].drop { $0 == " " }
      guard text.hasPrefix("//"), !text.hasPrefix("///") else { return false }
      return looksLikeCode(String(text.dropFirst(2)).trimmingPrefix { $0 == " " })
    }.map { Finding(file, $0 + 1, "code in a comment") }
  }

  private static func looksLikeCode(_ text: Substring) -> Bool {
    text.wholeMatch(of: /(?:let|var)\s+\w+.*=.*|func \w+[(<].*|\}|import [A-Z]\w*/) != nil
      || text.wholeMatch(of: /(?:if|guard|for|while|switch|do|else)\b.*\{|try[?!]? \w+.*\)/) != nil
      || text.wholeMatch(of: /(?:return )?\w+(?:\.\w+)*\(.*\)|\w+(?:\.\w+)* = .*[\w)]/) != nil
  }
}
