/// A place that breaks a rule.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  /// From 1.
  let line: Int
  let remark: String

  init(_ file: SourceFile, _ line: Int, _ remark: String) {
    path = file.path
    self.line = line
    self.remark = remark
  }

  var description: String { "\(path):\(line): \(remark)" }
}

extension [Finding] {
  /// One line each, for a failure message.
  var report: String { map { "\n" + $0.description }.joined() }

  /// The lines alone, for tests of the rules.
  var lineNumbers: [Int] { map(\.line) }
}
