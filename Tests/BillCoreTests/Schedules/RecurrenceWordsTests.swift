import BillCore
import Testing

@Suite struct RecurrenceWordsTests {
  // 2026-11-22 is a Sunday.
  private let today = CalendarDate(dayNumber: 20_779)

  @Test(
    arguments: [
      ("2 weeks", nil, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "every 2 weeks on Sunday"),
      (nil, "friday", "FREQ=WEEKLY;BYDAY=FR", "every week on Friday"),
      ("weekly", "mon,thu", "FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday and Thursday"),
      ("month", nil, "FREQ=MONTHLY;BYMONTHDAY=22", "every month on the 22nd"),
      ("quarterly", nil, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22", "every 3 months on the 22nd"),
      ("2 quarters", "1", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=1", "every 6 months on the 1st"),
      (nil, "1,15", "FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and the 15th"),
      (
        nil, "31", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD",
        "every month on the 31st, or the last day of a shorter month"
      ),
      (
        nil, "15,last-day", "FREQ=MONTHLY;BYMONTHDAY=-1,15",
        "every month on the 15th and the last day"
      ),
      (nil, "last-friday", "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
      (
        "3 months", "2nd-tue,last-monday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1MO,2TU",
        "every 3 months on the last Monday and the 2nd Tuesday"
      ),
      (
        nil, "first-business-day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "every month on the first business day"
      ),
      (
        "monthly", "last-business-day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "every month on the last business day"
      ),
      ("yearly", nil, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22", "every year on 22 November"),
      ("annually", "03-10", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "every year on 10 March"),
      (
        nil, "02-29", "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;SKIP=BACKWARD",
        "every year on 29 February, or 28 February in other years"
      ),
      (
        "year", "last-friday", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR",
        "every year on the last Friday of November"
      ),
      ("10 days", nil, "FREQ=DAILY;INTERVAL=10", "every 10 days"),
      ("daily", nil, "FREQ=DAILY", "every day"),
      (nil, "2026-12-01", "FREQ=DAILY;COUNT=1", "once on 2026-12-01"),
    ] as [(String?, String?, String, String)])
  func `words mean a rule and the rule is said in words`(
    every: String?, on: String?, rule: String, phrase: String
  ) throws {
    let meaning = try RecurrenceWords(every: every, on: on).meaning(startingOn: today)
    #expect(meaning.recurrence.rule.description == rule)
    #expect(meaning.recurrence.phrase(businessDays: meaning.businessDays) == phrase)
  }

  @Test(
    arguments: [
      (nil, nil, .nothingSaid),
      ("fortnight", nil, .notUnderstood("fortnight")),
      ("two weeks", nil, .notUnderstood("two weeks")),
      ("-2 weeks", nil, .notUnderstood("-2 weeks")),
      ("2", nil, .notUnderstood("2")),
      ("", nil, .notUnderstood("")),
      (nil, "", .notUnderstood("")),
      (nil, "0", .notUnderstood("0")),
      (nil, "32", .notUnderstood("32")),
      (nil, "1,", .notUnderstood("")),
      (nil, "funday", .notUnderstood("funday")),
      (nil, "sixth-friday", .notUnderstood("sixth-friday")),
      (nil, "02-30", .notUnderstood("02-30")),
      (nil, "2026-02-30", .notUnderstood("2026-02-30")),
      (nil, "1,friday", .doesNotFit(on: "1,friday", every: "")),
      (nil, "2026-12-01,2026-12-02", .doesNotFit(on: "2026-12-01,2026-12-02", every: "")),
      ("week", "15", .doesNotFit(on: "15", every: "week")),
      ("day", "friday", .doesNotFit(on: "friday", every: "day")),
      ("month", "friday", .doesNotFit(on: "friday", every: "month")),
      ("month", "2026-12-01", .doesNotFit(on: "2026-12-01", every: "month")),
      ("year", "01-02,03-04", .doesNotFit(on: "01-02,03-04", every: "year")),
      ("0 weeks", nil, .rule(.outOfRange(part: "INTERVAL", value: 0))),
      ("9999 quarters", nil, .rule(.outOfRange(part: "INTERVAL", value: 29_997))),
    ] as [(String?, String?, RecurrenceWordsError)])
  func `words that mean nothing are refused`(
    every: String?, on: String?, error: RecurrenceWordsError
  ) {
    #expect(throws: error) {
      try RecurrenceWords(every: every, on: on).meaning(startingOn: today)
    }
  }

  @Test(arguments: [
    ("friday", "FREQ=WEEKLY;BYDAY=FR"),
    ("every 2 weeks on friday from 2026-11-20", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("2 weeks from 2026-11-20", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("monthly on 1, 15", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("Quarterly", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22"),
  ])
  func `a sentence is taken apart`(sentence: String, rule: String) throws {
    let meaning = try RecurrenceWords(sentence).meaning(startingOn: today)
    #expect(meaning.recurrence.rule.description == rule)
  }

  @Test(arguments: [
    "", "weekly from", "weekly from 2026-11-31", "weekly from 2026-11-20 on friday",
  ])
  func `a sentence that is none is refused`(sentence: String) {
    #expect(throws: RecurrenceWordsError.self) {
      try RecurrenceWords(sentence).meaning(startingOn: today)
    }
  }

  @Test func `an end and a count are taken, but not both`() throws {
    let until = today.adding(days: 100)
    let ended = try RecurrenceWords(every: "month", until: until).meaning(startingOn: today)
    #expect(ended.recurrence.phrase() == "every month on the 22nd, until 2027-03-02")
    let counted = try RecurrenceWords(every: "month", count: 3).meaning(startingOn: today)
    #expect(counted.recurrence.phrase() == "every month on the 22nd, 3 times")
    #expect(counted.recurrence.end.description == "2027-01-22")
    #expect(throws: RecurrenceWordsError.rule(.countAndUntil)) {
      try RecurrenceWords(every: "month", until: until, count: 3).meaning(startingOn: today)
    }
  }

  @Test(arguments: [
    ("20261122 FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st, in months that have it"),
    (
      "20261122 RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD",
      "every month on the 31st, or the first day after a shorter month"
    ),
    ("20240229 FREQ=YEARLY", "every year on 29 February, in leap years only"),
    ("20261122 FREQ=MONTHLY;BYMONTHDAY=-3", "every month on the 3rd day from the end"),
    ("20261122 FREQ=MONTHLY;BYDAY=-2FR", "every month on the 2nd last Friday"),
    (
      "20261122 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "every month on the last day from Monday to Friday"
    ),
    ("20261122 FREQ=YEARLY;BYWEEKNO=20", "by the rule FREQ=YEARLY;BYWEEKNO=20"),
    ("20261122 FREQ=DAILY;BYMONTH=1", "by the rule FREQ=DAILY;BYMONTH=1"),
  ])
  func `other rules are said in words as far as there are any`(text: String, phrase: String) throws
  {
    #expect(try Recurrence(canonical: text).phrase() == phrase)
  }
}
