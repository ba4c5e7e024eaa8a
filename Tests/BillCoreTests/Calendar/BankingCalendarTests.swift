import BillTestSupport
import Testing

@testable import BillCore

@Suite struct BankingCalendarTests {
  @Test(
    arguments: [
      (BusinessCalendar.fedwire, "2026-07-04", nil), (.fedwire, "2026-07-03", nil),
      (.fedwire, "2027-07-05", "Independence Day (observed)"), (.fedACH, "2027-07-04", nil),
      (.fedACH, "2026-11-26", "Thanksgiving Day"), (.fedACH, "2026-05-25", "Memorial Day"),
      (.fedACH, "2020-06-19", nil), (.fedACH, "1985-01-21", nil),
      (.fedwire, "2023-01-02", "New Year's Day (observed)"),
      (.england, "2026-12-28", "Boxing Day (substitute day)"),
      (.england, "2027-12-27", "Christmas Day (substitute day)"),
      (.england, "2027-12-28", "Boxing Day (substitute day)"),
      (.england, "2022-12-27", "Christmas Day (substitute day)"),
      (.england, "2023-01-02", "New Year's Day (substitute day)"),
      (.england, "2026-08-31", "Summer bank holiday"), (.england, "2026-08-24", nil),
      (.england, "2026-04-06", "Easter Monday"), (.weekdays, "2026-12-25", nil),
    ] as [(BusinessCalendar, String, String?)])
  func `a holiday has its name`(calendar: BusinessCalendar, date: String, name: String?) throws {
    #expect(calendar.holiday(on: try #require(CalendarDate(date))) == name)
  }

  @Test(
    .enabled(if: Corpus.isThere),
    arguments: [
      ("us_fedwire_ach", BusinessCalendar.fedwire), ("us_fedwire_ach", .fedACH),
      ("target2", .target2), ("uk_england", .england),
    ])
  func `the holidays of five years are those of the published tables`(
    table: String, calendar: BusinessCalendar
  ) throws {
    let text = String(
      decoding: try Corpus.bytes("recurrence/holidays_\(table).csv"), as: UTF8.self)
    let listed = Set(
      text.split(separator: "\n").compactMap { CalendarDate(String($0.prefix(10))) })
    let first = try #require(CalendarDate("2024-01-01"))
    let days = (0..<1_827).map { first.adding(days: $0) }
    #expect(days.last?.description == "2028-12-31")
    #expect(days.filter { calendar.holiday(on: $0) != nil } == listed.sorted(), "\(calendar)")
    print("corpus holidays \(table): \(listed.count) days agree with \(calendar)")
  }

  @Test(.enabled(if: Corpus.isThere))
  func `business days around the days of the corpus agree`() throws {
    let calendars = ["US-FRB": BusinessCalendar.fedACH, "TARGET2": .target2]
    let records = try Corpus.records("recurrence/dev/business_days.json")
    for record in records {
      let calendar = try #require(calendars[record["calendar"] as? String ?? ""])
      func date(_ key: String) throws -> CalendarDate {
        try #require(CalendarDate(record[key] as? String ?? ""))
      }
      let day = try date("date")
      #expect(calendar.isBusinessDay(day) == record["is_business_day"] as? Bool)
      #expect(BusinessDayRule.next.shifted(day, in: calendar) == (try date("following")))
      #expect(BusinessDayRule.previous.shifted(day, in: calendar) == (try date("preceding")))
      #expect(
        BusinessDayRule.modifiedFollowing.shifted(day, in: calendar)
          == (try date("modified_following")))
      // Counting forward starts from the day itself there; here from the next business day.
      let from = calendar.isBusinessDay(day)
      #expect(
        calendar.adding(businessDays: from ? 1 : 0, to: day) == (try date("plus_1_business_day")))
      for (count, key) in [(1, "minus_1_business_day"), (2, "minus_2_business_days")] {
        let back = calendar.adding(businessDays: from ? -count : 1 - count, to: day)
        let expected = try date(key)
        let onOrBefore = from || count > 1 ? back : calendar.onOrBefore(day)
        #expect(onOrBefore == expected, "\(day) \(key)")
      }
    }
    #expect(records.count == 120)
    print("corpus business days: \(records.count) records agree")
  }

  @Test func `a user's own days count beside several calendars`() throws {
    let local = try #require(CalendarDate("2026-11-23"))
    let calendar = CombinedCalendar(
      [.target2, .fedACH], ownHolidays: HolidayList(dates: [local: "Town fair"]))
    #expect(calendar.holiday(on: local) == "Town fair")
    let thanksgiving = try #require(CalendarDate("2026-11-26"))
    #expect(calendar.holiday(on: thanksgiving) == "Thanksgiving Day")
    #expect(!calendar.isBusinessDay(try #require(CalendarDate("2026-12-25"))))
    #expect(calendar.onOrBefore(local).description == "2026-11-20")
    #expect(calendar.closure(on: local.adding(days: -1))?.reason == .weekend)
    #expect(calendar.closure(on: local.adding(days: 1)) == nil)
    let last = CombinedCalendar([], ownHolidays: HolidayList(dates: [.last: "the last day"]))
    #expect(last.onOrAfter(.last) == .last)
  }

  @Test func `a rule moves closed days and no other`() throws {
    let calendar = BusinessCalendar.target2
    let first = try #require(CalendarDate("2024-01-01"))
    for day in (0..<1_461).map({ first.adding(days: $0) }) {
      for rule in BusinessDayRule.allCases {
        let shifted = rule.shifted(day, in: calendar)
        if calendar.isBusinessDay(day) {
          #expect(shifted == day)
          continue
        }
        switch rule {
        case .previous: #expect(shifted.map { $0 < day && calendar.isBusinessDay($0) } == true)
        case .next: #expect(shifted.map { $0 > day && calendar.isBusinessDay($0) } == true)
        case .modifiedFollowing:
          #expect(shifted.map { $0.month == day.month && calendar.isBusinessDay($0) } == true)
        case .leave: #expect(shifted == day)
        case .skip: #expect(shifted == nil)
        }
      }
    }
  }
}
