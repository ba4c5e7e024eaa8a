import BillCore
import Testing

struct CalendarDateTests {
  @Test func `every date of eight years is the day after the one before`() throws {
    var expected = try #require(CalendarDate(year: 2024, month: 1, day: 1))
    var weekday = 1  // 2024 began on a Monday.
    for year in 2024...2031 {
      let isLeap = year == 2024 || year == 2028
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        #expect(CalendarDate.dayCount(year: year, month: month) == length)
        for day in 1...length {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date == expected)
          #expect([date.year, date.month, date.day] == [year, month, day])
          #expect(date.weekday == weekday)
          #expect(date.isWeekend == (weekday > 5))
          #expect(CalendarDate(date.description) == date)
          #expect(CalendarDate(basic: date.description.filter { $0 != "-" }) == date)
          expected = date.adding(days: 1)
          weekday = weekday % 7 + 1
        }
        #expect(CalendarDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }

  @Test func `every day of the calendar has its own date`() {
    var before = (9999, 12, 31)
    for number in stride(from: CalendarDate.last.dayNumber, to: -719_162, by: -97) {
      let date = CalendarDate(dayNumber: number)
      let civil = (date.year, date.month, date.day)
      #expect(number == CalendarDate.last.dayNumber || civil < before)
      #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
      before = civil
    }
  }

  @Test(arguments: [
    (1900, false), (2000, true), (2023, false), (2024, true), (2100, false), (2400, true),
    (4, true), (100, false),
  ])
  func `leap years follow the Gregorian rule`(year: Int, isLeap: Bool) {
    #expect(CalendarDate.isLeap(year) == isLeap)
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2026-11-22", 20_779, 7), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
  ])
  func `known days have their number and weekday`(
    text: String, number: Int, weekday: Int
  ) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "2026-11-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
    "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00:00Z",
    "+026-01-01", "-026-01-01", "2026-+1-01", "２０２６-01-01", "20260101", "2026-01-0x",
  ])
  func `text that is no date is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: ["", "2026-01-01", "20261301", "20260230", "2026010", "202601011", "2026 101"])
  func `basic text that is no date is refused`(text: String) {
    #expect(CalendarDate(basic: text) == nil)
  }

  @Test func `arithmetic ends with the calendar`() throws {
    let date = try #require(CalendarDate("2026-11-22"))
    #expect(date.adding(days: .max) == .last)
    #expect(date.adding(days: .min) == .first)
    #expect(CalendarDate.last.adding(days: 1).description == "9999-12-31")
    #expect(CalendarDate.first.adding(days: -1).description == "0001-01-01")
    #expect(CalendarDate(dayNumber: .min) == .first)
    #expect(date.adding(days: -20_779).dayNumber == 0)
    #expect(CalendarDate.first < date && date < .last)
  }
}
