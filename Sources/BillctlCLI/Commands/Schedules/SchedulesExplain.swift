import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Explains the day a date is sent.
  struct Explain: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain", abstract: "Explain step by step on which day a date is paid.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @Option(help: "The date as the rule names it: YYYY-MM-DD; the next one without it.")
    var date: CalendarDate?

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let schedule = try ScheduleBooks(access).find(schedule)
      let found = try ExplainSchedule(date: date).perform(schedule, access)
      return Report(
        "explain/1",
        [
          "schedule": .text(schedule.id.description), "date": JSON(found.sendDate.due),
          "send_on": JSON(found.sendDate.sendOn), "arrives": JSON(found.sendDate.arrives),
          "hand_over": JSON(found.handOver), "paused": .bool(found.isPaused),
          "cut_off_hour": .number(Int64(found.cutOffHour)), "state": JSON(found.outcome?.state),
          "steps": .list(found.sendDate.steps.map(\.json)),
        ], lines: lines(schedule, found))
    }

    private func lines(_ schedule: Schedule, _ found: ExplainSchedule.Explanation) -> [String] {
      let pause = schedule.pausedUntil.map { "until \($0)" } ?? "without an end"
      return found.sendDate.steps.map(\.words) + cutOff(found)
        + (found.handOver.map { [schedule.handOverWords($0)] } ?? [])
        + (found.outcome.map { [$0.words] } ?? [])
        + (found.isPaused ? ["PAUSED \(pause): this date is not paid"] : [])
    }

    private func cutOff(_ found: ExplainSchedule.Explanation) -> [String] {
      guard found.handOver != nil, found.cutOffHour < 24 else { return [] }
      return ["its cut-off that day is at \(found.cutOffHour):00"]
    }
  }
}

extension ExplainSchedule.Outcome {
  /// The state of the payment or the period, as JSON has it.
  fileprivate var state: String {
    switch self {
    case .payment(let payment): payment.state.rawValue
    case .mark(let mark): mark.state.rawValue
    case .passed: "passed"
    }
  }

  fileprivate var words: String {
    switch self {
    case .payment(let payment):
      "ALREADY MADE: \(payment.amount) on \(payment.executeOn), \(payment.state.rawValue) "
        + "(billctl payments show \(payment.id.short))"
    case .mark(let mark):
      "\(mark.state.rawValue.uppercased()): this date is "
        + (mark.state == .listed ? "on your worklist" : "not paid")
        + (mark.reasonWords.map { " (\($0))" } ?? "")
    case .passed: "PASSED: the schedule no longer looks at this date"
    }
  }
}

extension Schedule {
  /// What a run does about a date, and from which day on.
  func handOverWords(_ day: CalendarDate) -> String {
    switch rail {
    case .iso20022, .nacha, .csv: "file written from \(day.withWeekday), for you to upload"
    case .command, .sandbox: "sent from \(day.withWeekday)"
    case .qr, .check, .portal: "on your worklist from \(day.withWeekday)"
    }
  }
}

extension SendDate.Step {
  /// The step in words.
  var words: String {
    switch self {
    case .due(let date): "due on \(date.withWeekday)"
    case .moved(let rule, let past, let date):
      "banks are closed (\(past.datedWords)): \(rule.words) is \(date.withWeekday)"
    case .arriveBefore(let closed, let day):
      "banks are closed (\(closed.datedWords)): the money has to be there on \(day.withWeekday)"
    case .skipped(let closed): "banks are closed (\(closed.datedWords)): not paid this time"
    case .lead(let days, let day):
      "the bank needs \(counted(days, "business day")): send by \(day.withWeekday)"
    case .payDay(let day): "the latest pay-day before that is \(day.withWeekday)"
    case .noPayDay(let day):
      "no pay-day meets the due date: not waiting for one, send by \(day.withWeekday)"
    case .cutOff(let hour, let day):
      hour < 24
        ? "that is past, or its cut-off at \(hour):00 is: the first day left is \(day.withWeekday)"
        : "that is past: the first day left is \(day.withWeekday)"
    case .late(let arrives, let due): "LATE: it arrives on \(arrives), after \(due)"
    case .send(let day): "executed by the bank on \(day.withWeekday)"
    }
  }

  var json: JSON {
    let (name, date, closed): (String, CalendarDate?, [ClosedDay]) =
      switch self {
      case .due(let date): ("due", date, [])
      case .moved(_, let past, let date): ("moved", date, past)
      case .arriveBefore(let closed, let day): ("arrive-before", day, closed)
      case .skipped(let closed): ("skipped", nil, closed)
      case .lead(_, let day): ("lead", day, [])
      case .payDay(let day): ("payday", day, [])
      case .noPayDay(let day): ("no-payday", day, [])
      case .cutOff(_, let day): ("cut-off", day, [])
      case .late(let arrives, _): ("late", arrives, [])
      case .send(let day): ("send", day, [])
      }
    return [
      "step": .text(name), "date": JSON(date),
      "closed": .list(
        closed.map { ["date": JSON($0.date), "reason": .text($0.reason.words)] }),
      "words": .text(words),
    ]
  }
}

extension BusinessDayRule {
  /// The rule as it ends a sentence.
  fileprivate var words: String {
    switch self {
    case .previous: "the business day before"
    case .next: "the next business day"
    case .modifiedFollowing: "the next business day of the month, or the one before,"
    case .leave: "the date itself"
    case .skip: "no date"
    }
  }
}

extension [ClosedDay] {
  fileprivate var datedWords: String {
    map { "\($0.date.withWeekday) \($0.reason.words)" }.joined(separator: ", ")
  }
}

extension CalendarDate {
  /// `Thu 2026-12-24`.
  var withWeekday: String {
    "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]) \(self)"
  }
}
