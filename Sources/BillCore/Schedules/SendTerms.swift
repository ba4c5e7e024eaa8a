/// What decides about the day a payment is sent, apart from its due date.
package struct SendTerms: Hashable, Sendable {
  package var rule: BusinessDayRule
  /// Business days from execution to arrival.
  package var leadDays: Int
  /// The hour, in the account's zone, from which the bank counts the next business day.
  package var cutOffHour: Int
  /// Set when payments wait for pay-days.
  package var payDay: PayDay?

  package init(
    rule: BusinessDayRule, leadDays: Int = 0, cutOffHour: Int = 24, payDay: PayDay? = nil
  ) {
    self.rule = rule
    self.leadDays = leadDays
    self.cutOffHour = cutOffHour
    self.payDay = payDay
  }

  /// The first day on which the bank still executes what it is given at an hour of a day.
  package func firstDay(
    today: CalendarDate, hour: Int, in calendar: some BankingDays
  ) -> CalendarDate {
    calendar.onOrAfter(hour < cutOffHour ? today : today.adding(days: 1))
  }

  /// When what is due on a day is sent; `earliest` is the first day that is still possible, nil
  /// when the day is only looked at.
  package func sendDate(
    due: CalendarDate, earliest: CalendarDate?, in calendar: some BankingDays
  ) -> SendDate {
    let closed = closedDays(from: due, in: calendar)
    guard let target = rule.shifted(due, in: calendar) else {
      return SendDate(due: due, sendOn: nil, arrives: nil, steps: [.due(due), .skipped(closed)])
    }
    var steps = [SendDate.Step.due(due)]
    if target != due { steps.append(.moved(rule, past: closed, to: target)) }
    let arriveBy = calendar.onOrBefore(target)
    if arriveBy != target { steps.append(.arriveBefore(closed, by: arriveBy)) }
    let sendBy = calendar.adding(businessDays: -leadDays, to: arriveBy)
    if leadDays > 0 { steps.append(.lead(businessDays: leadDays, sendBy: sendBy)) }
    let wanted = aligned(sendBy, earliest, in: calendar, &steps)
    let day = max(wanted, earliest ?? wanted)
    if day != wanted { steps.append(.cutOff(hour: cutOffHour, firstDay: day)) }
    let arrives = calendar.adding(businessDays: leadDays, to: day)
    // What is due on a closed day is in time on the next business day.
    if arrives > calendar.onOrAfter(target) { steps.append(.late(arrives: arrives, due: target)) }
    return SendDate(due: due, sendOn: day, arrives: arrives, steps: steps + [.send(day)])
  }

  private func aligned(
    _ sendBy: CalendarDate, _ earliest: CalendarDate?, in calendar: some BankingDays,
    _ steps: inout [SendDate.Step]
  ) -> CalendarDate {
    guard let payDay else { return sendBy }
    guard let day = payDay.latest(onOrBefore: sendBy, in: calendar),
      calendar.onOrAfter(day) >= earliest ?? .first
    else {
      steps.append(.noPayDay(sendBy: sendBy))
      return sendBy
    }
    steps.append(.payDay(day))
    // Pay may come on a Saturday; the bank then executes on Monday, which is not after `sendBy`
    // because that is a business day.
    return calendar.onOrAfter(day)
  }

  /// The closed days from the due date on, in the direction in which the rule goes.
  private func closedDays(from due: CalendarDate, in calendar: some BankingDays) -> [ClosedDay] {
    guard let target = rule.shifted(due, in: calendar) else {
      return [calendar.closure(on: due)].compactMap { $0 }
    }
    let step = target > due ? 1 : -1
    let days = sequence(first: due) { $0.adding(days: step) }.lazy.map(calendar.closure(on:))
    return days.prefix { $0 != nil }.compactMap { $0 }
  }
}
