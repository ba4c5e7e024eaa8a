import BillTestSupport
import Testing

@testable import BillCore

@Suite struct BusinessCalendarTests {
  @Test(arguments: [
    (1961, "1961-04-02"), (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"),
    (2011, "2011-04-24"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"),
    (2027, "2027-03-28"), (2028, "2028-04-16"), (2038, "2038-04-25"), (2285, "2285-03-22"),
  ])
  func `Easter falls where the tables say`(year: Int, date: String) {
    #expect(CalendarDate.easterSunday(year).description == date)
  }

  @Test func `Easter is a Sunday between 22 March and 25 April in every year`() throws {
    for year in 1900...2299 {
      let easter = CalendarDate.easterSunday(year)
      let first = try #require(CalendarDate(year: year, month: 3, day: 22))
      #expect(easter.isWeekend && easter.adding(days: 1).isWeekend == false)
      #expect((0...34).contains(easter.dayNumber - first.dayNumber))
    }
  }

  @Test func `The euro's banks rest on six holidays and at weekends`() throws {
    let holidays = ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25"]
    for text in holidays {
      let date = try #require(CalendarDate(text))
      #expect(!BusinessCalendar.target2.isBusinessDay(date), "\(date)")
      #expect(BusinessCalendar.weekdays.isBusinessDay(date))
    }
    let boxing = try #require(CalendarDate("2026-12-26"))
    #expect(BusinessCalendar.target2.holiday(on: boxing) == "26 December")
    let days = try year(2026).filter(BusinessCalendar.target2.isBusinessDay)
    #expect(days.count == 261 - 5)
  }

  @Test func `Business days are the nearest ones and can be counted there and back`() throws {
    let calendar = BusinessCalendar.target2
    for day in try year(2026) {
      let (after, before) = (calendar.onOrAfter(day), calendar.onOrBefore(day))
      #expect(calendar.isBusinessDay(after) && calendar.isBusinessDay(before))
      #expect(before <= day && day <= after)
      #expect((after == day) == calendar.isBusinessDay(day))
      for count in 0...6 {
        let later = calendar.adding(businessDays: count, to: day)
        #expect(calendar.adding(businessDays: -count, to: later) == after)
        let between = (after.dayNumber..<later.dayNumber)
          .map { day.adding(days: $0 - day.dayNumber) }.filter(calendar.isBusinessDay)
        #expect(between.count == count)
      }
    }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `The holidays of five years are those of the published table`() throws {
    let text = String(
      decoding: try Corpus.bytes("recurrence/holidays_target2.csv"), as: UTF8.self)
    let listed = Set(
      text.split(separator: "\n").dropFirst().compactMap { CalendarDate(String($0.prefix(10))) })
    let years = Set(listed.map(\.year)).intersection(2024...2028)
    #expect(years.count == 5)
    var count = 0
    for day in try years.sorted().flatMap(year) {
      #expect((BusinessCalendar.target2.holiday(on: day) != nil) == listed.contains(day), "\(day)")
      count += listed.contains(day) ? 1 : 0
    }
    print("corpus recurrence: \(count) holidays agree")
  }

  private func year(_ number: Int) throws -> [CalendarDate] {
    let first = try #require(CalendarDate(year: number, month: 1, day: 1))
    return (0..<366).map { first.adding(days: $0) }.filter { $0.year == number }
  }
}
