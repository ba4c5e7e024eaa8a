import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Shows one schedule.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a schedule with its payments and left-out dates.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let shown = try ShowSchedule().perform(ScheduleBooks(access).find(schedule), access)
      let json = ScheduleReport.json(shown.details).adding([
        .init(name: "rule_lines", value: .list(shown.ruleLines.map { .text($0) })),
        .init(name: "payments", value: .list(shown.payments.map(Show.json))),
        .init(name: "marks", value: .list(shown.marks.map(Show.json))),
      ])
      return Report("schedule/1", ["schedule": json], lines: lines(shown))
    }

    private func lines(_ shown: ShowSchedule.Result) -> [String] {
      let details = shown.details
      let schedule = details.schedule
      let facts: [(String, String?)] = [
        ("Schedule", schedule.name), ("Id", schedule.id.description),
        ("State", ScheduleReport.stateWords(details)), ("Mandate", details.mandate.rawValue),
        ("Due", schedule.ruleWords), ("Rule", schedule.recurrence?.rule.description),
        ("Pays", schedule.amountWords), ("First", schedule.amount.first?.description),
        ("Last", schedule.amount.last?.description),
        ("Cap", schedule.amount.cap?.description),
        ("Per month", schedule.limits.perMonth?.description),
        ("In all", schedule.limits.total?.description),
        ("From", "\(details.method.label) …\(details.method.last4)"),
        ("To", details.biller.name + (details.payee.map { " …\($0.last4)" } ?? "")),
        ("By", schedule.railName), ("Banks closed", schedule.dayRule.rawValue),
        ("Pay-days", schedule.payDay.map { $0.recurrence.phrase(businessDays: $0.rule) }),
        ("If missed", schedule.recurrence.map { _ in schedule.catchUp.words }),
        ("Zone", schedule.zone),
        ("Quotes", schedule.reference?.value),
        (
          "Next",
          details.next.map { next in
            "\(next.nominal), "
              + (next.sendDate.sendOn.map { "executed by the bank on \($0)" } ?? "not paid")
          }
        ),
      ]
      let marks = shown.marks.map { mark in
        "\(mark.nominal)  \(mark.state.rawValue)" + (mark.reasonWords.map { ": \($0)" } ?? "")
      }
      return FactSheet.lines(facts) + section("Payments:", shown.payments.map(PaymentLine.text))
        + section("Dates not simply paid:", marks)
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["", title] + lines
    }

    private static func json(_ payment: Payment) -> JSON {
      PaymentLine.json(payment).adding([
        .init(name: "period", value: JSON(payment.periodKey))
      ])
    }

    private static func json(_ mark: OccurrenceMark) -> JSON {
      [
        "period": .text(mark.key.description), "date": JSON(mark.nominal),
        "state": .text(mark.state.rawValue), "reason": JSON(mark.reason),
        "bill": JSON(mark.billID),
      ]
    }
  }
}
