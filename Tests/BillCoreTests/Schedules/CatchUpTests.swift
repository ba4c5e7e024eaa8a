import Testing

@testable import BillCore

@Suite struct CatchUpTests {
  private let monthly = "20260101 FREQ=MONTHLY;BYMONTHDAY=1"

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func decide(
    _ policy: CatchUpPolicy, late: Int = 5, after: String?, today: String,
    clock: ClockCheck = .steady, except: Set<PeriodKey> = [],
    sendOn: (CalendarDate) -> CalendarDate? = { $0 }
  ) throws -> CatchUp {
    try CatchUpTerms(policy: policy, maxLateDays: late).decide(
      Recurrence(canonical: monthly), after: try after.map(day), today: try day(today),
      clock: clock, except: except, sendOn: sendOn)
  }

  private func keys(_ occurrences: [Occurrence]) -> [String] {
    occurrences.map(\.key.description)
  }

  @Test(arguments: [CatchUpPolicy.latest, .all(3), .skip, .ask])
  func `what is due today is planned, and nothing before its day`(policy: CatchUpPolicy) throws {
    let due = try decide(policy, after: "2026-02-01", today: "2026-03-01")
    #expect(due.plan?.key.description == "M:2026-03")
    #expect(due.missed.isEmpty && due.held.isEmpty && due.waiting.isEmpty && due.closed.isEmpty)
    #expect(try decide(policy, after: "2026-03-01", today: "2026-03-01") == CatchUp())
    #expect(try decide(policy, after: "2026-02-01", today: "2026-02-28") == CatchUp())
    let early = try decide(policy, after: "2026-02-01", today: "2026-02-26") {
      $0.adding(days: -3)
    }
    #expect(early.plan?.nominal == (try day("2026-03-01")))
  }

  @Test func `the latest is paid while it is not too late, older ones are missed`() throws {
    let soon = try decide(.latest, after: "2026-01-01", today: "2026-04-06")
    #expect(soon.plan?.key.description == "M:2026-04")
    #expect(keys(soon.missed) == ["M:2026-02", "M:2026-03"])
    let late = try decide(.latest, after: "2026-01-01", today: "2026-04-07")
    #expect(late.plan == nil)
    #expect(keys(late.missed) == ["M:2026-02", "M:2026-03", "M:2026-04"])
  }

  @Test func `instalments are caught up with one by one`() throws {
    var after = "2026-01-01"
    var planned: [String] = []
    for _ in 0..<4 {
      let step = try decide(.all(2), after: after, today: "2026-04-20")
      guard let plan = step.plan else { break }
      if planned.isEmpty {
        #expect(keys(step.missed) == ["M:2026-02"])
        #expect(keys(step.waiting) == ["M:2026-04"])
      }
      planned.append(plan.key.description)
      after = plan.nominal.description
    }
    #expect(planned == ["M:2026-03", "M:2026-04"])
  }

  @Test func `what must be on time or not at all is missed the day after`() throws {
    let late = try decide(.skip, after: "2026-01-01", today: "2026-02-02")
    #expect(late.plan == nil && keys(late.missed) == ["M:2026-02"])
  }

  @Test func `what is late waits for an answer`() throws {
    let late = try decide(.ask, after: "2026-01-01", today: "2026-03-03")
    #expect(late.plan == nil)
    #expect(keys(late.held.map(\.occurrence)) == ["M:2026-02", "M:2026-03"])
    #expect(late.held.map(\.reason) == [.late(days: 30), .late(days: 2)])
    let both = try decide(.ask, after: "2026-01-01", today: "2026-03-01")
    #expect(both.plan?.key.description == "M:2026-03")
    #expect(keys(both.held.map(\.occurrence)) == ["M:2026-02"])
  }

  @Test func `periods settled otherwise are passed over`() throws {
    let march = try #require(PeriodKey("M:2026-03"))
    let step = try decide(.all(9), after: "2026-01-01", today: "2026-04-01", except: [march])
    #expect(step.plan?.key.description == "M:2026-02")
    #expect(keys(step.waiting) == ["M:2026-04"])
  }

  @Test func `a date on a closed day is told once its day is there and hides none behind it`()
    throws
  {
    // 1 March 2026 is a Sunday: not paid by the rule "skip".
    let calendar = BusinessCalendar.target2
    func send(_ date: CalendarDate) -> CalendarDate? {
      SendTerms(rule: .skip, leadDays: 25).sendDate(due: date, earliest: nil, in: calendar).sendOn
    }
    let early = try decide(
      .latest, late: 40, after: "2026-02-01", today: "2026-02-28", sendOn: send)
    #expect(early.plan?.key.description == "M:2026-04" && early.closed.isEmpty)
    let then = try decide(.latest, late: 40, after: "2026-02-01", today: "2026-03-02", sendOn: send)
    #expect(keys(then.closed) == ["M:2026-03"])
  }

  @Test func `a rule that falls on closed days only ends the search`() throws {
    let terms = CatchUpTerms()
    let sundays = try Recurrence(canonical: "20260104 FREQ=WEEKLY")
    let result = terms.decide(
      sundays, after: nil, today: try day("2026-01-20"), clock: .steady, sendOn: { _ in nil })
    #expect(keys(result.closed) == ["W:2026-W01", "W:2026-W02", "W:2026-W03"])
    #expect(result.plan == nil)
  }

  @Test func `a clock set back plans nothing and a long gap is held`() throws {
    let now = try #require(Instant("2026-11-22T12:00:00Z"))
    #expect(ClockCheck(now: now, highWater: nil) == .steady)
    #expect(ClockCheck(now: now, highWater: now.adding(seconds: 300)) == .steady)
    let back = ClockCheck(now: now, highWater: now.adding(seconds: 301))
    #expect(back == .wentBack(seconds: 301))
    #expect(ClockCheck(now: now, highWater: now.adding(seconds: -35 * 86_400)) == .steady)
    let gap = ClockCheck(now: now, highWater: now.adding(seconds: -40 * 86_400))
    #expect(gap == .gap(days: 40))
    #expect(
      try decide(.latest, after: "2026-01-01", today: "2026-04-01", clock: back) == CatchUp())
    let held = try decide(.latest, after: "2026-01-01", today: "2026-04-01", clock: gap)
    #expect(held.plan == nil)
    #expect(held.held.map(\.reason) == [.gap(days: 40)])
    #expect(keys(held.held.map(\.occurrence)) == ["M:2026-04"])
  }

  @Test(
    arguments: [
      ("latest", CatchUpPolicy.latest), ("all 3", .all(3)), ("skip", .skip), ("ask", .ask),
      ("all 99", .all(99)), ("all", nil), ("all 0", nil), ("all 100", nil), ("all 03", nil),
      ("all -1", nil), ("", nil), ("Latest", nil),
    ] as [(String, CatchUpPolicy?)])
  func `a policy is read as it is written`(text: String, policy: CatchUpPolicy?) {
    #expect(CatchUpPolicy(text) == policy)
    if let policy { #expect(policy.description == text) }
  }
}
