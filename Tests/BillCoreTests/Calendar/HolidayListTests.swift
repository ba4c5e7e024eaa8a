import Testing

@testable import BillCore

@Suite struct HolidayListTests {
  private let list = HolidayList(
    dates: [CalendarDate(dayNumber: 0): "the first day"],
    yearly: yearly(["12-24", "02-29"]))

  @Test func `single days and days of every year are called by their names`() throws {
    #expect(list[try date("1970-01-01")] == "the first day")
    #expect(list[try date("1971-01-01")] == nil)
    #expect(list[try date("2026-12-24")] == "12-24")
    #expect(list[try date("2028-02-29")] == "02-29")
    #expect(list[try date("2027-02-28")] == nil)
    for text in ["12-32", "2-29", "1224", "12-24 ", "", "00-01"] { #expect(AnnualDay(text) == nil) }
  }

  @Test func `a closure is counted with its weekends, in whatever year it is longest`() throws {
    // From Saturday 26 December 2026 to Sunday 3 January.
    let yearEnd = (27...31).map { "12-\($0)" } + ["01-01"]
    let closed = HolidayList(yearly: HolidayListTests.yearly(yearEnd))
    #expect(closed.longestClosure == 9)
    #expect(HolidayList().longestClosure == 0)
    let fortnight = try (0..<20).map { try date("2027-06-07").adding(days: $0) }
    let long = HolidayList(dates: fortnight.reduce(into: [:]) { $0[$1] = "closed" })
    #expect(long.longestClosure == HolidayList.longestClosureDays + 1)
  }

  private static func yearly(_ days: [String]) -> [AnnualDay: String] {
    Dictionary(uniqueKeysWithValues: days.compactMap { day in AnnualDay(day).map { ($0, day) } })
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
