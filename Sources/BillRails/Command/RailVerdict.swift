/// What is known of a payment after its program was asked to make it.
package enum RailVerdict: Hashable, Sendable {
  case sent(note: String)
  /// Certainly not sent, so that it may be paid again.
  case notSent(note: String)
  /// Nobody here can tell; it is never sent again by itself.
  case unknown(note: String)

  /// Only a receipt says yes, and only a code the program declared says no.
  package init(_ ending: RailCall.Ending, of capabilities: RailCapabilities, key: String) {
    switch ending {
    case .exited(0, let output, _):
      do {
        let receipt = try RailReceipt(answer: output, key: key)
        let words = ["receipt \(receipt.receipt)"] + (receipt.note.map { [$0] } ?? [])
        self = .sent(note: RailWords.clean(words.joined(separator: ", ")))
      } catch {
        self = .unknown(note: "the program said it was done, without a receipt of the protocol")
      }
    case .exited(let status, let output, let errors):
      let said = RailWords.said(errors)
      // A program that answers and says that it sent nothing contradicts itself.
      self =
        capabilities.notSentCodes.contains(status) && output.isEmpty
        ? .notSent(note: said ?? "the program did not send it (exit code \(status))")
        : .unknown(note: "the program ended with exit code \(status)" + RailWords.after(said))
    case .signalled(let signal, let errors):
      self = .unknown(
        note: "the program was ended by signal \(signal)"
          + RailWords.after(RailWords.said(errors)))
    case .stillRunning:
      self = .unknown(note: "no answer in time; the program was left running")
    case .outputTooLarge:
      self = .unknown(note: "the program wrote more than an answer can be; it was left running")
    case .notStarted(let code):
      self = .notSent(note: "the program could not be started (errno \(code))")
    }
  }
}

/// What programs say on standard error, made harmless for a terminal.
package enum RailWords {
  private static let mostCharacters = 200

  /// The end of what was said, on one line; nil where nothing was.
  package static func said(_ errors: [UInt8]) -> String? {
    let text = clean(String(decoding: errors, as: UTF8.self))
    guard text.unicodeScalars.count > mostCharacters else { return text.isEmpty ? nil : text }
    return "…" + String(text.unicodeScalars.suffix(mostCharacters))
  }

  /// A text whose control characters are blanks and which turns no writing direction.
  package static func clean(_ text: String) -> String {
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: cleaned.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: continue
      default: cleaned.append(scalar)  // why: these are letters, marks and the like.
      }
    }
    return String(cleaned).split(separator: " ").joined(separator: " ")
  }

  static func after(_ said: String?) -> String { said.map { ": \($0)" } ?? "" }
}
