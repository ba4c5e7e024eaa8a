/// A switch over an enum of ours names every case, so that a new case stops the compiler.
struct SwitchRule {
  /// The case names of every enum in the package.
  private let enums: [Set<String>]

  init(_ files: [SourceFile]) {
    enums = files.flatMap(SwitchRule.caseNames)
  }

  /// A `default` beside labels that all are cases of one enum of ours.
  ///
  /// The compiler knows better; this reads labels only, and `// why:` answers it where it errs.
  func findings(_ file: SourceFile) -> [Finding] {
    var open: [(indent: Int, labels: [String])] = []
    var findings: [Finding] = []
    for (index, line) in file.code.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let text = line.dropFirst(indent)
      if text.contains("switch "), text.hasSuffix("{") {
        open.removeAll { $0.indent >= indent }
        open.append((indent, []))
      } else if text.hasPrefix("case "), let last = open.lastIndex(where: { $0.indent == indent }) {
        open[last].labels.append(String(text.dropFirst(5)))
      } else if text.hasPrefix("default:"), !file.saysWhy(line: index + 1),
        let last = open.lastIndex(where: { $0.indent == indent }), areOurs(open[last].labels)
      {
        findings.append(Finding(file, index + 1, "a default in a switch over an enum of ours"))
      }
    }
    return findings
  }

  private func areOurs(_ labels: [String]) -> Bool {
    let names = labels.flatMap { label in
      let patterns = label.split(separator: ":", maxSplits: 1).first ?? ""
      return patterns.split(separator: ",").map { $0.drop { $0.isWhitespace } }
    }
    let cases = names.compactMap { $0.wholeMatch(of: /\.(\w+).*/).map { String($0.output.1) } }
    guard !cases.isEmpty, cases.count == names.count, Set(cases) != ["none"] else { return false }
    return enums.contains { $0.isSuperset(of: cases) }
  }

  private static func caseNames(_ file: SourceFile) -> [Set<String>] {
    var enums: [(indent: Int, names: Set<String>)] = []
    for line in file.code {
      let indent = line.prefix { $0 == " " }.count
      if line.contains("enum "), line.contains("{") {
        enums.append((indent, []))
      } else if line.contains("case "),
        let match = line.firstMatch(of: /^\s*(?:indirect )?case (\w[^:]*)$/),
        let owner = enums.lastIndex(where: { $0.indent == indent - 2 })
      {
        let list = String(match.output.1).replacing(/\([^)]*\)/, with: "")
        let names = list.split(separator: ",").compactMap { $0.firstMatch(of: /\w+/)?.output }
        enums[owner].names.formUnion(names.map(String.init))
      }
    }
    return enums.map(\.names)
  }
}
