/// A file is named for what it declares, and nothing is named for being handy.
enum NameRule {
  /// Words that say nothing about what a thing is.
  static func emptyWords(_ file: SourceFile) -> [Finding] {
    let types = file.declarations.filter { $0.isType && isEmpty($0.name) }
    return (isEmpty(file.stem) ? [Finding(file, 1, "\(file.stem) says nothing")] : [])
      + types.map { Finding(file, $0.line, "\($0.name) says nothing") }
  }

  private static func isEmpty(_ name: String) -> Bool {
    name.contains(/(?:^|[a-z0-9+_])(?:Utils?|Utilities|Helpers?|Manager)(?=$|[A-Z+_])/)
      || name.contains(/(?:^|[a-z0-9+_])Common$/)
  }

  /// One main type in a file, with the file's name; others are parts of it.
  static func misnamed(_ file: SourceFile) -> [Finding] {
    if file.stem == "main" { return [] }
    let declared = file.declarations
      .filter { $0.access != .private && $0.access != .fileprivate }
    let types = declared.filter { $0.isType && $0.depth == 0 }
    guard let first = types.first, !file.stem.contains("+") else {
      return extensionFile(file, declared)
    }
    guard let main = types.first(where: { $0.name == file.stem }) else {
      // The main type may be nested into another one, as commands are.
      let isNested = isNamed(file, for: declared.filter { !types.contains($0) })
      let strangers = isNested ? types.filter { !isPart($0, of: file) } : [first]
      return strangers.map { Finding(file, $0.line, "\($0.name) belongs in \($0.name).swift") }
    }
    return types.filter { $0 != main && !isPart($0, of: file) }
      .map { Finding(file, $0.line, "\($0.name) is no part of \(main.name)") }
  }

  /// An error, what bears its name and what the file uses are parts of its main type.
  private static func isPart(_ type: Declaration, of file: SourceFile) -> Bool {
    if type.access == .internal || type.name.hasSuffix("Error") { return true }
    // `UnfreezeAccount` is the other half of `FreezeAccount`.
    if type.name.lowercased().contains(file.stem.lowercased()) { return true }
    return file.code.enumerated().contains { index, line in
      index != type.line - 1 && line.contains(type.name)
        && line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
          .contains { $0 == type.name }
    }
  }

  /// `Type+Topic.swift` extends `Type`; `BillsList.swift` puts `List` into `Billctl.Bills`, and
  /// `Bills.swift` puts `Bills` into `Billctl`.
  ///
  /// A command whose word names another type already ends in `Command`, in one of the names or
  /// both. A file that gives several types the same thing is named for that thing.
  private static func extensionFile(_ file: SourceFile, _ declared: [Declaration]) -> [Finding] {
    let extended = declared.filter { $0.depth == 0 && ($0.keyword == "extension" || $0.isType) }
    guard let first = extended.first else { return [] }
    let isShared = Set(extended.map(\.name)).count > 1 && extended.allSatisfy { !$0.isType }
    return isShared || isNamed(file, for: declared)
      ? [] : [Finding(file, first.line, "\(file.stem) does not name \(first.name)")]
  }

  /// Whether the file bears the name of an extended or nested type.
  private static func isNamed(_ file: SourceFile, for declared: [Declaration]) -> Bool {
    let extended = declared.filter { $0.depth == 0 && ($0.keyword == "extension" || $0.isType) }
    let subject = file.stem.split(separator: "+").first.map(String.init) ?? ""
    return extended.contains { part in
      let last = part.name.split(separator: ".").last.map(String.init) ?? ""
      let nested = declared.filter { $0.isType && $0.depth == 1 }.map(\.name)
      // `Biller+Failure.swift` has the words for `BillerError`.
      return [part.name, part.name.filter { $0 != "." }, last].contains(subject)
        || last == subject + "Error"
        || nested.contains { [$0, last + $0].map(word).contains(word(subject)) }
    }
  }

  private static func word(_ name: String) -> Substring {
    name.hasSuffix("Command") ? name.dropLast("Command".count) : name[...]
  }
}
