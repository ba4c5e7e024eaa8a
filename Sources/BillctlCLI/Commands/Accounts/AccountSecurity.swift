import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Reviews everything that decides how safe the account is.
  struct Security: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "security", abstract: "Review how safe your account is, and what to mend.",
      discussion: "Ends with 13 when something is bad. It looks and changes nothing.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let lines = ReviewAccount(
        try session.open(), words: { Failure($0).sentence }, cause: { ($0.words, $0.remedy) }
      ).perform()
      let bad = lines.filter { $0.grade == .bad }.count
      let weak = lines.filter { $0.grade == .warn }.count
      var report = Report(
        "security/1",
        [
          "lines": .list(lines.map(Security.json)), "bad": .number(Int64(bad)),
          "warn": .number(Int64(weak)),
        ],
        lines: Security.table(lines),
        notes: [
          bad + weak == 0 ? "All is well." : "\(bad) bad, \(weak) weaker than it could be."
        ],
        status: bad == 0 ? .done : .checkFailed)
      report.items = lines.map(Security.json)
      return report
    }

    private static func json(_ line: ReviewLine) -> JSON {
      [
        "id": .text(line.topic.rawValue), "grade": .text(line.grade.rawValue),
        "detail": .text(line.detail), "fix": JSON(line.fix),
      ]
    }

    // Not a `Table`, which cuts long cells: what is wrong and what helps must be read whole.
    private static func table(_ lines: [ReviewLine]) -> [String] {
      let width = (ReviewLine.Topic.allCases.map(\.rawValue.count).max() ?? 0) + 2
      return lines.flatMap { line in
        let mark = line.grade.rawValue.padded(to: 6)
        let first = line.topic.rawValue.padded(to: width) + mark + Text.clean(line.detail)
        return [first] + (line.fix.map { [String(repeating: " ", count: width + 6) + $0] } ?? [])
      }
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
