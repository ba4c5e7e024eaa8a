import ArgumentParser
import BillActions
import BillCore
import BillStore

extension Billctl.Account {
  /// Tells whether a mail is from this billctl.
  struct VerifyMessage: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify-message",
      abstract: "Tell whether a mail or text message is from your billctl.",
      discussion: """
        Save the mail with its header, or copy its whole text; type a text message as it stands. \
        The answer is genuine, altered or unknown; it ends with 13 unless the message is genuine. \
        Needs no login.
        """)

    @Argument(help: "The mail, its text, or the text message; - is standard input.")
    var file: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let limit = 16 << 20
      let bytes =
        file == "-"
        ? try UserFile.readStandardInput(limitBytes: limit)
        : try UserFile.read(file, limitBytes: limit)
      return Self.report(try CheckMessage().perform(bytes, in: session.home), session.world.now)
    }

    private static func report(_ verdict: CheckMessage.Verdict, _ now: Instant) -> Report {
      switch verdict {
      case .genuine(let facts):
        var report = Report(
          "message/1",
          [
            "verdict": "genuine", "sent": JSON(facts.at), "to": .text(facts.to),
            "subject": .text(facts.subject), "id": .text(facts.id), "text": .text(facts.text),
          ],
          lines: [
            "GENUINE: your billctl wrote this at \(facts.at), to \(facts.to).",
            "Subject: \(facts.subject)",
          ])
        let days = (now.seconds - facts.at.seconds) / 86_400
        if days >= 1 {
          report.lines.append("It is \(days) days old: things may stand otherwise now.")
        }
        return report
      case .genuineText(let text):
        return Report(
          "message/1", ["verdict": "genuine", "text": .text(text)],
          lines: [
            "GENUINE: your billctl wrote this text message.",
            "Anybody can send it to you again: look at its date.",
          ])
      case .altered(let alteration):
        return Report(
          "message/1", ["verdict": "altered", "reason": .text(alteration.rawValue)],
          lines: ["ALTERED: \(alteration.words)", Self.advice], status: .checkFailed)
      case .unknown(let reason):
        return Report(
          "message/1", ["verdict": "unknown", "reason": .text(reason.rawValue)],
          lines: ["UNKNOWN: \(reason.words)", Self.advice], status: .checkFailed)
      }
    }

    private static let advice =
      "Do nothing it asks for. What really happened: billctl account activity"
  }
}

extension CheckMessage.Alteration {
  fileprivate var words: String {
    switch self {
    case .text: "your billctl did not write these words."
    case .subject: "your billctl wrote the text, not this subject."
    case .recipient: "your billctl wrote the text, to another address."
    case .header: "your billctl wrote the text, not all that its header says."
    case .parts: "your billctl wrote the text, not what stands beside it."
    case .seal: "the seal is not complete, or something follows it."
    }
  }
}

extension CheckMessage.Reason {
  fileprivate var words: String {
    switch self {
    case .noSeal: "it bears no seal of billctl."
    case .wrongCode:
      "its code is not that of these words here: they were changed, or another installation wrote "
        + "them."
    case .otherInstallation:
      "its seal is of another installation, or of this one before its key was made anew."
    }
  }
}
