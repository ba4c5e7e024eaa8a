import BillCore
import BillTestSupport
import Foundation
import Testing

@Suite struct RecurrenceFixtureTests {
  @Test func `ten years of random rules fall where an independent program says`() throws {
    let file = Package.root.appendingPathComponent(
      "Tests/BillCoreTests/Schedules/recurrences.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    var dates = 0
    for line in lines { dates += try check(line.split(separator: " ")) }
    #expect(lines.count >= 1_000)
    print("recurrence fixtures: \(lines.count) rules, \(dates) dates agree")
  }

  private func check(_ fields: [Substring]) throws -> Int {
    try #require(fields.count == 6)
    let start = try #require(CalendarDate(basic: fields[0]))
    let recurrence = try Recurrence(RecurrenceRule(rrule: fields[1]), start: start)
    let end = try #require(
      CalendarDate(year: start.year + 10, month: start.month, day: min(start.day, 28)))
    // The oracle's ten years end on 28 February for a 29th, and on the day itself otherwise.
    let last = end.adding(days: start.month == 2 && start.day == 29 ? 0 : start.day - end.day)
    let dates = Array(recurrence.dates().prefix { $0 < last })
    #expect(dates.count == Int(fields[2]), "\(fields)")
    #expect(dates.first?.basicText == String(fields[4]), "\(fields)")
    #expect(dates.last?.basicText == String(fields[5]), "\(fields)")
    let hash = dates.map(\.basicText).joined(separator: " ").utf8
      .reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    #expect(String(hash, radix: 16) == String(fields[3].drop { $0 == "0" }), "\(fields)")
    try checkLookUps(recurrence, dates)
    return dates.count
  }

  /// What enumeration finds is found from any day, and no two dates share a period.
  private func checkLookUps(_ recurrence: Recurrence, _ dates: [CalendarDate]) throws {
    var keys = Set<PeriodKey>()
    for (date, next) in zip(dates.prefix(10), dates.dropFirst()) {
      let key = recurrence.periodKey(of: date)
      #expect(keys.insert(key).inserted, "\(recurrence) \(key)")
      #expect(PeriodKey(key.description) == key)
      #expect(recurrence.next(onOrAfter: date) == date && recurrence.contains(date))
      #expect(recurrence.next(onOrAfter: date.adding(days: 1)) == next, "\(recurrence) \(date)")
      #expect(recurrence.previous(onOrBefore: next.adding(days: -1)) == date, "\(recurrence)")
      #expect(recurrence.previous(onOrBefore: next) == next)
    }
    #expect(try Recurrence(canonical: recurrence.description) == recurrence)
  }
}
