/// An error as the user meets it: a stable id, words, what to do, and an exit status.
package struct Failure: Error, Hashable, Sendable {
  package var id: String
  package var message: String
  package var hints: [String]
  package var status: ExitStatus

  package init(
    _ id: String, _ message: String, hints: [String] = [], status: ExitStatus = .refused
  ) {
    self.id = id
    self.message = message
    self.hints = hints
    self.status = status
  }

  /// `{"error":{"id","message","hints"}}`.
  package var document: JSON {
    [
      "error": [
        "id": .text(id), "message": .text(message), "hints": .list(hints.map { .text($0) }),
      ]
    ]
  }
}

extension Failure {
  /// The message with its hints, on one line.
  var sentence: String { ([message] + hints).joined(separator: "; ") }
}

/// An error of a lower floor that the command line has words for.
protocol Explained: Error {
  var failure: Failure { get }
}

extension Failure: Explained {
  var failure: Failure { self }
}

extension Failure {
  /// The failure any error stands for; what nobody foresaw is a bug here.
  init(_ error: any Error) {
    if let explained = error as? any Explained {
      self = explained.failure
    } else {
      self.init(
        "internal", "an error nobody foresaw: \(error)",
        hints: ["please report this; nothing was paid by this call"], status: .internalError)
    }
  }
}
