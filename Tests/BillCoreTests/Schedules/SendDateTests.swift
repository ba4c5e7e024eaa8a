import Testing

@testable import BillCore

@Suite struct SendDateTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test func `a holiday is told by name with every step to the day of sending`() throws {
    let terms = SendTerms(rule: .previous, leadDays: 1)
    // Easter Monday, and the weekend and Good Friday before it.
    let found = terms.sendDate(
      due: try day("2026-04-06"), earliest: nil, in: BusinessCalendar.target2)
    let past = [
      ClosedDay(date: try day("2026-04-06"), reason: .holiday("Easter Monday")),
      ClosedDay(date: try day("2026-04-05"), reason: .weekend),
      ClosedDay(date: try day("2026-04-04"), reason: .weekend),
      ClosedDay(date: try day("2026-04-03"), reason: .holiday("Good Friday")),
    ]
    #expect(
      found.steps == [
        .due(try day("2026-04-06")),
        .moved(.previous, past: past, to: try day("2026-04-02")),
        .lead(businessDays: 1, sendBy: try day("2026-04-01")),
        .send(try day("2026-04-01")),
      ])
    #expect(found.sendOn == (try day("2026-04-01")))
    #expect(found.arrives == (try day("2026-04-02")))
  }

  @Test func `what is skipped has no day and says why`() throws {
    let due = try day("2026-11-22")
    let found = SendTerms(rule: .skip).sendDate(
      due: due, earliest: nil, in: BusinessCalendar.target2)
    #expect(found.sendOn == nil && found.arrives == nil)
    #expect(
      found.steps == [.due(due), .skipped([ClosedDay(date: due, reason: .weekend)])])
  }

  @Test func `a date left on a weekend is met on the business day before`() throws {
    let due = try day("2026-11-22")
    let found = SendTerms(rule: .leave, leadDays: 1).sendDate(
      due: due, earliest: nil, in: BusinessCalendar.target2)
    #expect(found.arrives == (try day("2026-11-20")))
    #expect(found.sendOn == (try day("2026-11-19")))
    let late = SendTerms(rule: .leave, leadDays: 1, cutOffHour: 14).sendDate(
      due: due, earliest: try day("2026-11-20"), in: BusinessCalendar.target2)
    // Monday is still in time for a Sunday.
    #expect(
      late.steps.suffix(2) == [
        .cutOff(hour: 14, firstDay: try day("2026-11-20")), .send(try day("2026-11-20")),
      ])
    #expect(late.arrives == (try day("2026-11-23")))
  }

  @Test func `money that cannot be in time is late and says when it arrives`() throws {
    let terms = SendTerms(rule: .next, leadDays: 2, cutOffHour: 15)
    let today = try day("2026-11-24")
    let calendar = BusinessCalendar.target2
    #expect(terms.firstDay(today: today, hour: 14, in: calendar) == today)
    let first = terms.firstDay(today: today, hour: 15, in: calendar)
    #expect(first == today.adding(days: 1))
    let due = try day("2026-11-25")
    let found = terms.sendDate(due: due, earliest: first, in: calendar)
    #expect(found.steps.contains(.late(arrives: try day("2026-11-27"), due: due)))
    #expect(found.sendOn == first)
  }

  @Test(arguments: [
    ("friday", "2026-11-25", "2026-11-20"), ("1,15", "2026-11-25", "2026-11-16"),
    ("last-business-day", "2026-11-25", "2026-10-30"),
    ("2 weeks from 2026-11-06", "2026-11-25", "2026-11-20"),
    ("monthly on 25", "2026-11-25", "2026-10-26"), ("monthly on 24", "2026-11-25", "2026-11-24"),
  ])
  func `a payment waits for the latest pay-day that still meets its date`(
    text: String, due: String, expected: String
  ) throws {
    // With "leave" the 15th, a Sunday, stays, and the bank executes on Monday.
    let payDay = PayDay(
      try PayDay(text, today: try day("2026-10-01")).recurrence,
      rule: text == "last-business-day" ? .previous : .leave)
    let terms = SendTerms(rule: .previous, leadDays: 1, payDay: payDay)
    let found = terms.sendDate(
      due: try day(due), earliest: try day("2026-10-01"), in: BusinessCalendar.target2)
    #expect(found.sendOn == (try day(expected)))
    let isPayDay = found.steps.contains { if case .payDay = $0 { true } else { false } }
    #expect(isPayDay)
  }

  @Test func `it is said when no pay-day meets the date`() throws {
    let terms = SendTerms(
      rule: .previous, leadDays: 1,
      payDay: try PayDay("monthly on 24", today: try day("2026-10-01")))
    let found = terms.sendDate(
      due: try day("2026-11-24"), earliest: try day("2026-11-02"), in: BusinessCalendar.target2)
    #expect(found.steps.contains(.noPayDay(sendBy: try day("2026-11-23"))))
    #expect(found.sendOn == (try day("2026-11-23")))
  }

  @Test func `pay-days need something to count from`() throws {
    let today = try day("2026-11-22")
    for text in ["2 weeks", "2 weeks on friday", "monthly", "weekly"] {
      #expect(throws: RecurrenceWordsError.anchorMissing(text)) { try PayDay(text, today: today) }
    }
    let friday = try PayDay("friday", today: today)
    #expect(friday.next(onOrAfter: today, in: BusinessCalendar.target2) == today.adding(days: 5))
    // Christmas falls on a Friday, so pay comes the day before.
    #expect(
      friday.next(onOrAfter: try day("2026-12-19"), in: BusinessCalendar.target2)
        == (try day("2026-12-24")))
    #expect(friday.latest(onOrBefore: today, in: BusinessCalendar.target2) == nil)
  }

  @Test func `for any due date and rule the steps agree with the result`() throws {
    let calendar = BusinessCalendar.fedACH
    let first = try day("2026-01-01")
    for due in (0..<730).map({ first.adding(days: $0) }) {
      for rule in BusinessDayRule.allCases {
        for lead in 0...3 {
          let terms = SendTerms(rule: rule, leadDays: lead)
          let found = terms.sendDate(due: due, earliest: nil, in: calendar)
          guard let sendOn = found.sendOn, let arrives = found.arrives else {
            #expect(rule == .skip && !calendar.isBusinessDay(due))
            continue
          }
          #expect(found.steps.first == .due(due) && found.steps.last == .send(sendOn))
          #expect(calendar.isBusinessDay(sendOn) && calendar.isBusinessDay(arrives))
          #expect(calendar.adding(businessDays: lead, to: sendOn) == arrives)
          if rule != .next, rule != .modifiedFollowing { #expect(arrives <= due) }
        }
      }
    }
  }
}
