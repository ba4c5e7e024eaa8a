/// Functions never exceed 70 lines, files 400.
enum SizeRule {
  static let functionLimit = 70
  static let fileLimit = 400

  static func longFunctions(_ file: SourceFile) -> [Finding] {
    FunctionScanner(file.code).bodies.filter { $0.length > functionLimit }
      .map { Finding(file, $0.line, "a body of \($0.length) lines") }
  }

  static func longFile(_ file: SourceFile) -> [Finding] {
    let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
    return count > fileLimit ? [Finding(file, count, "a file of \(count) lines")] : []
  }
}
