extension String {
  /// The text as one word of a shell, quoted where the shell would split or expand it.
  var shellWord: String {
    let isPlain = !isEmpty && !hasPrefix("-") && allSatisfy(String.isPlainInShells)
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }

  private static func isPlainInShells(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_./:@+,".contains(character)
  }
}
