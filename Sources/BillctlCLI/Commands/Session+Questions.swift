extension Session {
  /// Asks until the answer can be read; without a terminal the flag must have given it.
  ///
  /// - throws: `Failure` with status 64 where nobody can be asked, `Interruption` at the end of
  ///   input.
  func ask<Answer>(
    _ prompt: String, flag: String, read: (String) throws -> Answer
  ) throws -> Answer {
    guard isInteractive else {
      throw Failure("missing-answer", "\(flag) is needed", status: .usage)
    }
    while true {
      guard let line = try console.askLine(prompt) else { throw Interruption() }
      do {
        return try read(line.trimmed)
      } catch let mistake as any Explained where !(mistake is Interruption) {
        explain(mistake.failure)
      }
    }
  }

  /// Whether the answer to a question is yes.
  func agrees(to question: String, flag: String) throws -> Bool {
    try ask("\(question) [y/N] ", flag: flag) { ["y", "yes"].contains($0.lowercased()) }
  }

  /// Says what is wrong with an answer, before the question comes again.
  func explain(_ failure: Failure) {
    for line in [failure.message] + failure.hints {
      console.writeError("  \(Text.clean(line))\n")
    }
  }
}
