/// Takes the lines of a script apart: `[condition] ! name word 'quoted word' # remark`.
package enum ScriptParser {
  /// The commands of a script; throws `ScriptSyntaxError` for the first line that is none.
  package static func parse(_ text: String) throws -> [ScriptCommand] {
    try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in try command(String(line), line: index + 1) }
  }

  private static func command(_ source: String, line: Int) throws -> ScriptCommand? {
    var words = try words(of: source, line: line)[...]
    var conditions: [ScriptCommand.Condition] = []
    while let text = words.first?.bareText, text.hasPrefix("["), text.hasSuffix("]") {
      conditions.append(try condition(text.dropFirst().dropLast(), line: line))
      words = words.dropFirst()
    }
    let isNegated = words.first?.bareText == "!"
    if isNegated { words = words.dropFirst() }
    guard let first = words.first else {
      if conditions.isEmpty, !isNegated { return nil }
      throw ScriptSyntaxError(line: line, problem: .noCommand)
    }
    guard let name = first.bareText else {
      throw ScriptSyntaxError(line: line, problem: .quotedCommand)
    }
    return ScriptCommand(
      line: line, source: source, conditions: conditions, isNegated: isNegated, name: name,
      arguments: Array(words.dropFirst()))
  }

  private static func condition(
    _ text: Substring, line: Int
  ) throws -> ScriptCommand.Condition {
    if text.hasPrefix("!") { return .not(try condition(text.dropFirst(), line: line)) }
    if text.hasPrefix("prog:") { return .program(String(text.dropFirst(5))) }
    if text == "linux" || text == "macos" { return .system(String(text)) }
    if text == "corpus" { return .corpus }
    throw ScriptSyntaxError(line: line, problem: .unknownCondition(String(text)))
  }

  /// Words are parted by blanks; `''` inside quotes is one quote; `#` at a word's start is a
  /// remark.
  private static func words(of source: String, line: Int) throws -> [ScriptCommand.Word] {
    var words: [ScriptCommand.Word] = []
    var word: ScriptCommand.Word?
    var rest = source[...]
    while let character = rest.first {
      if character == " " || character == "\t" {
        if let word { words.append(word) }
        word = nil
        rest = rest.dropFirst()
      } else if character == "#", word == nil {
        break
      } else if character == "'" {
        word = (word ?? []) + [.quoted(try quoted(&rest, line: line))]
      } else {
        let bare = rest.prefix { $0 != " " && $0 != "\t" && $0 != "'" }
        word = (word ?? []) + [.bare(String(bare))]
        rest = rest.dropFirst(bare.count)
      }
    }
    return word.map { words + [$0] } ?? words
  }

  private static func quoted(_ rest: inout Substring, line: Int) throws -> String {
    var text = ""
    rest = rest.dropFirst()
    while let character = rest.popFirst() {
      guard character == "'" else {
        text.append(character)
        continue
      }
      guard rest.first == "'" else { return text }
      rest = rest.dropFirst()
      text.append("'")
    }
    throw ScriptSyntaxError(line: line, problem: .openQuote)
  }
}

extension ScriptCommand.Word {
  /// The word when it has no quotes in it.
  fileprivate var bareText: String? {
    guard count == 1, case .bare(let text) = self[0] else { return nil }
    return text
  }
}

/// Why a line of a script cannot be read.
package struct ScriptSyntaxError: Error, Equatable {
  /// What is wrong with the line.
  package enum Problem: Equatable, Sendable {
    case noCommand
    case quotedCommand
    case openQuote
    case unknownCondition(String)
  }

  /// The line in the script, from 1.
  package let line: Int
  package let problem: Problem

  package init(line: Int, problem: Problem) {
    self.line = line
    self.problem = problem
  }
}
