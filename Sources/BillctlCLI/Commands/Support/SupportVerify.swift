import ArgumentParser
import BillActions

extension Billctl.Support {
  /// Asks the questions of a case.
  struct Verify: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Answer questions that only the holder can answer.",
      discussion: """
        Without a terminal it prints the questions; answer them with --answers 2,6,1,4. All have \
        to be right at once, and a try is charged before the answers are looked at.
        """)

    @Argument(help: "The case: its id or a beginning of it.")
    var id: String

    @Option(help: "The numbers of your answers, in order, with commas.")
    var answers: String?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = VerifyCase(id)
      let (found, questions) = try action.plan(in: session.home)
      guard !change.dryRun, let numbers = try given(questions, session) else {
        return Report(
          "support/1", ["case": json(found), "questions": .list(questions.map(Verify.question))],
          lines: questions.enumerated().flatMap { Verify.lines($0.offset, $0.element) } + [
            "Answer all at once: billctl support verify \(found.id.short) "
              + "--answers N,N,N,N"
          ])
      }
      let verified = try action.perform(numbers, in: session.home)
      let short = found.id.short
      return Report(
        "support/1", ["case": json(verified)],
        lines: [
          "All answers are right. For half an hour this case can do one of these:",
          "lift the lock after wrong passwords: billctl support unlock \(short)",
          "send the confirmation code again: billctl support unlock \(short) --resend",
          "recover without the recovery key: billctl support unlock \(short) --recovery",
        ])
    }

    // Words that are no number become one that no choice has.
    private func given(_ questions: [SupportQuestion], _ session: Session) throws -> [Int]? {
      if let answers { return answers.split(separator: ",").map { Int(String($0).trimmed) ?? 0 } }
      guard session.isInteractive else { return nil }
      return try questions.enumerated().map { index, question in
        for line in Verify.lines(index, question) {
          session.console.writeError(Text.clean(line) + "\n")
        }
        return try session.ask("Number: ", flag: "--answers") { Int($0) ?? 0 }
      }
    }

    private static func lines(_ index: Int, _ question: SupportQuestion) -> [String] {
      ["\(index + 1). \(question.text)"]
        + question.choices.enumerated().map { "   \($0.offset + 1)  \($0.element)" } + [""]
    }

    private static func question(_ question: SupportQuestion) -> JSON {
      ["question": .text(question.text), "choices": .list(question.choices.map { .text($0) })]
    }
  }
}
