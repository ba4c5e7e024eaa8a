import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

@Suite struct ICalendarRecurrenceTests {
  private let today = CalendarDate(dayNumber: 20_779)

  @Test(arguments: [
    ("FREQ=MONTHLY", "20261122 FREQ=MONTHLY"),
    ("RRULE:FREQ=MONTHLY", "20261122 FREQ=MONTHLY"),
    ("DTSTART:20260131\r\nRRULE:FREQ=MONTHLY\r\n", "20260131 FREQ=MONTHLY"),
    ("RRULE:FREQ=MONTHLY\nDTSTART;VALUE=DATE:20260131", "20260131 FREQ=MONTHLY"),
    (
      "DTSTART;TZID=Europe/Berlin:20260131T090000\nrrule:FREQ=DAILY;UNTIL=20260203T0\n 80000",
      "20260131 FREQ=DAILY;UNTIL=20260202"
    ),
    ("DTSTART:20260131T090000Z\nRRULE:FREQ=DAILY", "20260131 FREQ=DAILY"),
  ])
  func `lines of a calendar program are read`(text: String, canonical: String) throws {
    let recurrence = try ICalendarRecurrence.read(text, startingOn: today)
    #expect(recurrence.description == canonical)
    let lines = ICalendarRecurrence.lines(recurrence).joined(separator: "\r\n")
    #expect(try ICalendarRecurrence.read(lines, startingOn: .first) == recurrence)
  }

  @Test(arguments: [
    ("", ICalendarError.missingRule), ("DTSTART:20260131", .missingRule),
    ("RRULE:FREQ=DAILY\nRRULE:FREQ=DAILY", .repeatedProperty("RRULE")),
    ("FREQ=DAILY\nFREQ=DAILY", .unknownProperty("FREQ=DAILY")),
    ("RRULE:FREQ=DAILY\nEXDATE:20260131", .unknownProperty("EXDATE:20260131")),
    ("DTSTART:20260231\nRRULE:FREQ=DAILY", .malformedStart("DTSTART:20260231")),
    ("DTSTART:20260131T25\nRRULE:FREQ=DAILY", .malformedStart("DTSTART:20260131T25")),
    ("nonsense", .unknownProperty("nonsense")),
  ])
  func `other lines are refused`(text: String, error: ICalendarError) {
    #expect(throws: error) { try ICalendarRecurrence.read(text, startingOn: today) }
  }
}

@Suite(.enabled(if: Corpus.isThere))
struct ICalendarCorpusTests {
  private typealias Facts = [String: Any]

  @Test(arguments: ["rrule_daily_and_longer", "rrule_skip_rscale"])
  func `every rule of the corpus gives its dates`(file: String) throws {
    let records = try Corpus.records("recurrence/dev/\(file).json")
    var agreed = 0
    for record in records {
      let rule = try #require(record["rrule"] as? String)
      let start = try time(record["dtstart"])
      guard let instances = record["instances"] as? [String] else {
        try checkRefusal(record, rule, start)
        continue
      }
      let expected = try instances.map { try time($0).date }
      guard !expected.isEmpty else {
        #expect(throws: RecurrenceError.self, "\(rule)") { try self.recurrence(rule, start) }
        agreed += 1
        continue
      }
      let found = try Array(recurrence(rule, start).dates())
      #expect(found == expected.sorted(), "\(rule) from \(start.date)")
      agreed += 1
    }
    #expect(agreed == records.count - 1)
    print("corpus \(file): \(agreed) of \(records.count) rules agree, 1 has no dates there")
  }

  @Test func `a day, the last of a shorter month, keeps its anchor as in the corpus`() throws {
    let records = try Corpus.records("recurrence/dev/month_end.json")
    for record in records {
      let start = try #require(CalendarDate(record["start"] as? String ?? ""))
      let dates = try #require(record["dates"] as? [String])
      let monthly = try RecurrenceWords(every: "month").meaning(startingOn: start).recurrence
      #expect(monthly.dates().prefix(dates.count).map(\.description) == dates)
      let plain = try Recurrence(RecurrenceRule(.monthly), start: start)
      let skipped = try #require(record["rfc5545_plain_rrule_would_skip"] as? [String])
      #expect(skipped.allSatisfy { CalendarDate($0).map(plain.contains) == false })
    }
    #expect(!records.isEmpty)
    print("corpus month_end: \(records.count) rules agree")
  }

  @Test func `every invalid rule of the corpus is refused`() throws {
    let records = try Corpus.records("recurrence/dev/rrule_invalid.json")
    for record in records {
      let rule = try #require(record["rrule"] as? String)
      #expect(throws: RecurrenceError.self, "\(rule)") { try RecurrenceRule(rrule: rule) }
    }
    #expect(!records.isEmpty)
    print("corpus rrule_invalid: \(records.count) rules refused")
  }

  @Test func `rules with times of day are refused by name`() throws {
    let records = try Corpus.records("recurrence/dev/rrule_sub_daily.json")
    for record in records {
      let rule = try #require(record["rrule"] as? String)
      let error = #expect(throws: RecurrenceError.self) { try RecurrenceRule(rrule: rule) }
      guard case .subDaily = error else {
        Issue.record("\(rule) was refused as \(String(describing: error))")
        continue
      }
    }
    #expect(!records.isEmpty)
    print("corpus rrule_sub_daily: \(records.count) rules refused")
  }

  /// What other programs do not support: another calendar is refused here too, and a week number
  /// beside a day of the month is a further condition.
  private func checkRefusal(_ record: Facts, _ rule: String, _ start: ICalendarTime) throws {
    #expect(record["error"] != nil)
    if rule.hasPrefix("RSCALE=RUSSIAN") {
      #expect(throws: RecurrenceError.otherCalendar("RUSSIAN")) {
        try self.recurrence(rule, start)
      }
    } else {
      #expect(try recurrence(rule, start).first == start.date)
    }
  }

  private func recurrence(_ rule: String, _ start: ICalendarTime) throws -> Recurrence {
    try Recurrence(
      RecurrenceRule(rrule: rule, startSecond: start.secondOfDay ?? 0), start: start.date)
  }

  private func time(_ value: Any?) throws -> ICalendarTime {
    let text = try #require(value as? String).filter { $0 != "-" && $0 != ":" }
    return try #require(ICalendarTime(text))
  }
}
