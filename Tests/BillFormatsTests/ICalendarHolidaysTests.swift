import BillCore
import Testing

@testable import BillFormats

@Suite struct ICalendarHolidaysTests {
  @Test func `all-day events become days on which banks are closed`() throws {
    let list = try ICalendarHolidays(
      calendar(
        "DTSTART;VALUE=DATE:20270604\r\nSUMMARY;LANGUAGE=en:Town\\, fair",
        "DTSTART;VALUE=DATE:20271224\r\nDTEND;VALUE=DATE:20271227\r\nSUMMARY:Clo\r\n sed",
        "DTSTART;VALUE=DATE:20201224\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Eve")
    ).list
    #expect(list.dates.count == 4)
    #expect(list[try date("2027-06-04")] == "Town, fair")
    #expect(list[try date("2027-12-26")] == "Closed")
    #expect(list[try date("2031-12-24")] == "Eve")
  }

  @Test(
    arguments: [
      "SUMMARY:no day", "DTSTART:tomorrow", "DTSTART;VALUE=DATE:20270604\r\nRRULE:FREQ=WEEKLY",
      "DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270201",
    ])
  func `what is not understood is refused, not left out`(event: String) {
    #expect(throws: ICalendarError.self) { try ICalendarHolidays(calendar(event)) }
  }

  @Test func `a calendar without events is refused`() {
    #expect(throws: ICalendarError.noEvents) { try ICalendarHolidays("BEGIN:VCALENDAR") }
  }

  private func calendar(_ events: String...) -> String {
    let bodies = events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT\r\n" }.joined()
    return "BEGIN:VCALENDAR\r\n\(bodies)END:VCALENDAR\r\n"
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
