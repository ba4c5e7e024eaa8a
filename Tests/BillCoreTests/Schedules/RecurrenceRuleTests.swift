import BillCore
import Testing

@Suite struct RecurrenceRuleTests {
  @Test(arguments: [
    ("", RecurrenceError.malformedPart("")),
    ("FREQ", .malformedPart("FREQ")),
    ("FREQ=", .malformedPart("FREQ=")),
    ("FREQ=FORTNIGHTLY", .malformedPart("FREQ=FORTNIGHTLY")),
    ("COUNT=3", .missingFrequency),
    ("FREQ=DAILY;", .malformedPart("")),
    ("FREQ=DAILY;FREQ=DAILY", .repeatedPart("FREQ")),
    ("FREQ=DAILY;X-MINE=1", .unknownPart("X-MINE")),
    ("FREQ=YEARLY;BYEASTER=0", .unknownPart("BYEASTER")),
    ("FREQ=HOURLY", .subDaily("FREQ=HOURLY")),
    ("FREQ=DAILY;BYHOUR=9", .subDaily("BYHOUR")),
    ("FREQ=DAILY;BYMINUTE=9", .subDaily("BYMINUTE")),
    ("RSCALE=HEBREW;FREQ=YEARLY", .otherCalendar("HEBREW")),
    ("FREQ=MONTHLY;SKIP=BACKWARD", .skipWithoutCalendar),
    ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=DOWN", .malformedPart("SKIP=DOWN")),
    ("FREQ=DAILY;COUNT=3;UNTIL=20261122", .countAndUntil),
    ("FREQ=DAILY;COUNT=0", .outOfRange(part: "COUNT", value: 0)),
    ("FREQ=DAILY;COUNT=10001", .outOfRange(part: "COUNT", value: 10_001)),
    ("FREQ=DAILY;COUNT=99999999999999999999", .malformedPart("COUNT=99999999999999999999")),
    ("FREQ=DAILY;INTERVAL=10000", .outOfRange(part: "INTERVAL", value: 10_000)),
    ("FREQ=DAILY;INTERVAL=+1", .malformedPart("INTERVAL=+1")),
    ("FREQ=DAILY;INTERVAL= 1", .malformedPart("INTERVAL= 1")),
    ("FREQ=DAILY;UNTIL=20261131", .malformedPart("UNTIL=20261131")),
    ("FREQ=DAILY;UNTIL=20261122T", .malformedPart("UNTIL=20261122T")),
    ("FREQ=DAILY;UNTIL=20261122T240000", .malformedPart("UNTIL=20261122T240000")),
    ("FREQ=YEARLY;BYMONTH=13", .outOfRange(part: "BYMONTH", value: 13)),
    ("FREQ=YEARLY;BYMONTH=5L", .malformedPart("BYMONTH=5L")),
    ("FREQ=YEARLY;BYMONTHDAY=32", .outOfRange(part: "BYMONTHDAY", value: 32)),
    ("FREQ=YEARLY;BYMONTHDAY=0", .outOfRange(part: "BYMONTHDAY", value: 0)),
    ("FREQ=YEARLY;BYMONTHDAY=1,,2", .malformedPart("BYMONTHDAY=1,,2")),
    ("FREQ=YEARLY;BYYEARDAY=-367", .outOfRange(part: "BYYEARDAY", value: -367)),
    ("FREQ=YEARLY;BYWEEKNO=54", .outOfRange(part: "BYWEEKNO", value: 54)),
    ("FREQ=MONTHLY;BYDAY=54MO", .outOfRange(part: "BYDAY", value: 54)),
    ("FREQ=MONTHLY;BYDAY=0MO", .outOfRange(part: "BYDAY", value: 0)),
    ("FREQ=MONTHLY;BYDAY=M", .malformedPart("BYDAY=M")),
    ("FREQ=WEEKLY;BYDAY=1MO", .ordinalWithoutMonth),
    ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", .ordinalWithoutMonth),
    ("FREQ=MONTHLY;BYSETPOS=1", .positionWithoutSet),
    ("FREQ=MONTHLY;WKST=XX", .malformedPart("WKST=XX")),
    ("FREQ=MONTHLY;BYMONTHDAY=１", .malformedPart("BYMONTHDAY=１")),
  ])
  func `a rule that RFC 5545 does not allow is refused by its part`(
    text: String, error: RecurrenceError
  ) {
    #expect(throws: error) { try RecurrenceRule(rrule: text) }
  }

  @Test(arguments: [
    ("byday=fr,mo;freq=monthly;interval=1", "FREQ=MONTHLY;BYDAY=MO,FR"),
    ("FREQ=WEEKLY;WKST=MO;BYDAY=SU,TH,TH", "FREQ=WEEKLY;BYDAY=TH,SU"),
    ("SKIP=OMIT;RSCALE=gregorian;FREQ=MONTHLY", "FREQ=MONTHLY"),
    (
      "BYMONTHDAY=31,-1,1;SKIP=backward;FREQ=MONTHLY;RSCALE=GREGORIAN",
      "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-1,1,31;SKIP=BACKWARD"
    ),
    ("FREQ=YEARLY;BYDAY=+2TU,-1FR;COUNT=07", "FREQ=YEARLY;COUNT=7;BYDAY=2TU,-1FR"),
    ("FREQ=DAILY;UNTIL=20261122T080000Z", "FREQ=DAILY;UNTIL=20261122"),
  ])
  func `a rule has one way to be written`(text: String, written: String) throws {
    let rule = try RecurrenceRule(rrule: text)
    #expect(rule.description == written)
    #expect(try RecurrenceRule(rrule: written).description == written)
  }

  @Test func `an end earlier in the day than the start leaves its day out`() throws {
    let rule = try RecurrenceRule(rrule: "FREQ=DAILY;UNTIL=20261122T080000", startSecond: 32_400)
    #expect(rule.end == .until(try #require(CalendarDate("2026-11-21"))))
  }

  @Test(arguments: [
    "20261122", "20261122  FREQ=DAILY", "2026-11-22 FREQ=DAILY", "20261122 FREQ=DAILY;INTERVAL=1",
    "20261122 INTERVAL=2;FREQ=DAILY", "20261122 freq=daily", " 20261122 FREQ=DAILY",
    "20261122 FREQ=DAILY;UNTIL=20271122T000000Z", "20261122 FREQ=MONTHLY;BYMONTHDAY=2,1",
  ])
  func `a stored recurrence written in another way is refused`(text: String) {
    #expect(throws: RecurrenceError.self) { try Recurrence(canonical: text) }
  }
}
