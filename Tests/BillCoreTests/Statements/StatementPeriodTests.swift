import BillCore
import Testing

struct StatementPeriodTests {
  @Test(
    arguments: [
      ("2026-10", "2026-10-01", "2026-10-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2026", "2026-01-01", "2026-12-31"), ("rolling", "2025-11-23", "2026-11-22"),
    ])
  func `a period covers its days`(_ name: String, _ from: String, _ to: String) throws {
    let today = try #require(CalendarDate("2026-11-22"))
    let period = try #require(StatementPeriod(name, today: today))
    #expect(period.name == name)
    #expect((period.from.description, period.to.description) == (from, to))
  }

  @Test func `what is no period is refused`() {
    for text in ["", "2026-13", "26", "2026-1", "2026-10-01", "Rolling", "last", "0000"] {
      #expect(StatementPeriod(text, today: .first.adding(days: 800_000)) == nil)
    }
  }

  @Test func `a rolling year never holds a day twice and never skips one`() throws {
    let start = try #require(CalendarDate("2023-12-01"))
    for offset in 0..<800 {
      let today = start.adding(days: offset)
      let period = try #require(StatementPeriod("rolling", today: today))
      let days = today.dayNumber - period.from.dayNumber + 1
      #expect((365...366).contains(days), "\(today)")
      #expect(period.from.adding(days: -1).day == today.day || today.day == 29)
    }
  }
}
