import Foundation

/// Everything that changes while a script runs, apart from the host and the files.
package struct ScriptState {
  /// The script's own folder, absolute; `$WORK` in scripts.
  package let work: String
  /// The folder the script is in, absolute; `cd` changes it.
  package var folder: String
  package var environment: [String: String]
  /// What the last `billctl` or `exec` left; nil before the first.
  package var last: ScriptOutcome?
  /// Standard input of the next program.
  package var input: [UInt8] = []
  /// Answers to the prompts of the next `billctl`.
  package var answers: [String] = []
  package var isTerminal = false
  /// What was run so far, for the failure message.
  package var transcript = ""
  /// Why the script stopped itself, when it did.
  package var skipped: String?

  /// The state before the first line: an empty home of its own and no other environment.
  package init(work: String) {
    self.work = work
    folder = work
    environment = [
      "WORK": work, "HOME": work, "BILLCTL_HOME": "\(work)/home", "TZ": "UTC",
      "EXAMPLES": Package.root.appendingPathComponent("Examples").path,
      "CORPUS": Corpus.folder?.path ?? "",
    ]
  }

  /// The word with `$NAME` and `${NAME}` replaced outside quotes; unknown names become empty.
  package func expand(_ word: ScriptCommand.Word) -> String {
    word.map { piece in
      switch piece {
      case .quoted(let text): text
      case .bare(let text): expand(text)
      }
    }.joined()
  }

  /// The text with `$NAME` and `${NAME}` replaced.
  package func expand(_ text: String) -> String {
    text.replacing(/\$(?:\{(\w+)\}|([A-Za-z_]\w*))/) { match in
      environment[String(match.output.1 ?? match.output.2 ?? "")] ?? ""
    }
  }

  /// The absolute path of a file as a script names it.
  package func path(_ name: String) -> String { name.hasPrefix("/") ? name : "\(folder)/\(name)" }
}
