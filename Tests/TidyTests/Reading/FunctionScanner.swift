/// A function, initialiser, subscript or computed property with a body.
struct FunctionBody: Equatable {
  /// The line, from 1, of the word that declares it.
  let line: Int
  /// The lines between the braces.
  let length: Int
}

/// Finds the bodies of functions by counting braces in blanked code.
struct FunctionScanner {
  private let characters: [Character]
  private let lineOf: [Int]

  init(_ code: [String]) {
    var characters: [Character] = []
    var lineOf: [Int] = []
    for (index, line) in code.enumerated() {
      characters += Array(line) + ["\n"]
      lineOf += Array(repeating: index + 1, count: line.count + 1)
    }
    self.characters = characters
    self.lineOf = lineOf
  }

  /// Every body in the order of the declaring words.
  var bodies: [FunctionBody] {
    words.compactMap { word in
      guard ["func", "init", "subscript", "var", "deinit"].contains(word.text),
        !follows(".", word.start),
        let open = opening(after: word.start + word.text.count, isVariable: word.text == "var"),
        let close = closing(of: open)
      else { return nil }
      return FunctionBody(
        line: lineOf[word.start], length: max(0, lineOf[close] - lineOf[open] - 1))
    }
  }

  private struct Word {
    let text: String
    let start: Int
  }

  private var words: [Word] {
    var words: [Word] = []
    var start: Int?
    for (index, character) in characters.enumerated() {
      if character.isLetter || character.isNumber || character == "_" {
        start = start ?? index
      } else if let begin = start {
        words.append(Word(text: String(characters[begin..<index]), start: begin))
        start = nil
      }
    }
    return words
  }

  private func follows(_ character: Character, _ index: Int) -> Bool {
    index > 0 && characters[index - 1] == character
  }

  /// The brace that opens the body; nil for a requirement, a call or a stored property.
  private func opening(after start: Int, isVariable: Bool) -> Int? {
    var depth = 0
    for index in start..<characters.count {
      switch characters[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case "}" where depth == 0: return nil
      case "=" where depth == 0 && isVariable: return nil
      case "\n" where depth == 0 && (isVariable || !signatureGoesOn(after: index)): return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  /// Whether the next line still belongs to the signature that the line above began.
  private func signatureGoesOn(after newline: Int) -> Bool {
    let next = characters[(newline + 1)...].drop { $0.isWhitespace }.prefix(12)
    return ["{", "->", "async", "throws", "where", "throws(", "rethrows"].contains {
      next.starts(with: $0)
    }
  }

  private func closing(of open: Int) -> Int? {
    var depth = 0
    for index in open..<characters.count {
      if characters[index] == "{" { depth += 1 }
      if characters[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
