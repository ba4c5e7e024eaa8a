/// Who may import what: walls around libraries, and arrows that only go down.
enum ImportRule {
  /// The targets that alone may import a module.
  static let walls: [String: String] = [
    "GRDB": "BillStore",
    "CSodium": "BillCredentials", "COath": "BillCredentials", "CZxcvbn": "BillCredentials",
    "ArgumentParser": "BillctlCLI",
    "CPangoCairo": "BillDocuments",
    "CXML2": "BillFormats", "CQREncode": "BillFormats", "CZlib": "BillFormats",
    "TOMLKit": "BillActions",
  ]

  /// The house, ground floor first; a target imports only from floors below its own.
  static let floors: [[String]] = [
    ["BillCore"], ["BillFormats", "BillCredentials"], ["BillStore"],
    ["BillRails", "BillDocuments"], ["BillActions"], ["BillctlCLI"], ["billctl"],
  ]

  struct Import {
    let line: Int
    let module: String
  }

  static func imports(of file: SourceFile) -> [Import] {
    let pattern =
      /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|enum|class|func|protocol|typealias|var|let)\s+)?(\w+)/
    return file.codeLines(matching: /\bimport\b/).compactMap { line in
      file.code[line - 1].firstMatch(of: pattern)
        .map { Import(line: line, module: String($0.output.1)) }
    }
  }

  static func wallsBroken(_ file: SourceFile) -> [Finding] {
    imports(of: file).filter { walls[$0.module] != nil && walls[$0.module] != file.target }
      .map { Finding(file, $0.line, "\($0.module) belongs to \(walls[$0.module] ?? "nobody")") }
  }

  static func arrowsUp(_ file: SourceFile) -> [Finding] {
    guard let own = floor(of: file.target) else { return [] }
    return imports(of: file).filter { found in
      guard let other = floor(of: found.module) else { return found.module == "BillTestSupport" }
      return other >= own
    }.map { Finding(file, $0.line, "\(file.target) may not know \($0.module)") }
  }

  /// BillCore imports nothing of ours, no C, and of Foundation only the essentials in `Calendar/`.
  static func coreImports(_ file: SourceFile) -> [Finding] {
    guard file.target == "BillCore" else { return [] }
    return imports(of: file).filter {
      !($0.module == "FoundationEssentials" && file.folders.contains("Calendar"))
    }.map { Finding(file, $0.line, "BillCore imports \($0.module)") }
  }

  private static func floor(of target: String) -> Int? {
    floors.firstIndex { $0.contains(target) }
  }
}
