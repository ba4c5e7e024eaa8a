/// One line of a script, taken apart but not yet expanded.
package struct ScriptCommand: Equatable {
  /// A word is made of pieces, because `'…'` keeps variables from being expanded.
  package enum Piece: Equatable {
    case quoted(String)
    case bare(String)
  }

  /// What must hold on this machine for the line to be run.
  package enum Condition: Equatable {
    /// `[prog:NAME]`: the program is installed.
    case program(String)
    /// `[linux]`, `[macos]`: the system it runs on.
    case system(String)
    /// `[corpus]`: the collections of real files are beside the project, in `$CORPUS`.
    case corpus
    /// `[!…]`: the other does not hold.
    indirect case not(Condition)
  }

  package typealias Word = [Piece]

  /// The line in the script, from 1.
  package let line: Int
  /// The line as written, for the transcript.
  package let source: String
  package let conditions: [Condition]
  /// Whether the line begins with `!`: the command must fail.
  package let isNegated: Bool
  package let name: String
  package let arguments: [Word]
}
