import BillCore
import BillTestSupport
import Testing

struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-22T08:30:00Z", 1_795_336_200),
      ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] as [(String, Int64)])
  func `known moments are written and read`(text: String, seconds: Int64) throws {
    #expect(Instant(seconds: seconds).description == text)
    #expect(Instant(text)?.seconds == seconds)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `what is written is read back`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator)
      let instant = Instant(seconds: seconds)
      #expect(Instant(instant.description) == instant)
    }
  }

  @Test func `parts of a second are rounded down on both sides of 1970`() {
    #expect(Instant(milliseconds: 1_999).seconds == 1)
    #expect(Instant(milliseconds: -1).seconds == -1)
    #expect(Instant(milliseconds: -1_000).seconds == -1)
    #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59Z")
    #expect(Instant(milliseconds: -1).utcDate == CalendarDate("1969-12-31"))
    #expect(Instant(milliseconds: -86_400_000).utcDate == CalendarDate("1969-12-31"))
    #expect(Instant(milliseconds: -86_400_001).utcDate == CalendarDate("1969-12-30"))
  }

  @Test func `a leap second is the next minute`() {
    #expect(Instant("2016-12-31T23:59:60Z") == Instant("2017-01-01T00:00:00Z"))
  }

  @Test(arguments: [
    "", "2026-11-22", "2026-11-22T08:30Z", "2026-11-22 08:30:00Z", "2026-11-22T08:30:00",
    "2026-11-22T08:30:00+01:00", "2026-11-22T24:00:00Z", "2026-11-22T08:60:00Z",
    "2026-11-22T08:30:61Z", "2026-11-22T+8:30:00Z", "2026-11-22T8:30:00Z", "2026-11-22t08:30:00z",
    "2026-11-22T08::30:0Z", "2026-11-31T08:30:00Z", "2026-11-22T08:30:00.5Z",
  ])
  func `other text is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `arithmetic ends with the range`() {
    #expect(Instant(seconds: 10).adding(seconds: -11).seconds == -1)
    #expect(Instant(seconds: .max).milliseconds == .max)
    #expect(Instant(seconds: .min).milliseconds == .min)
    #expect(Instant(milliseconds: .max).adding(seconds: 1).milliseconds == .max)
    #expect(Instant(milliseconds: .min).adding(seconds: -1).milliseconds == .min)
    #expect(Instant(milliseconds: .max).utcDate == .last)
    #expect(Instant(seconds: 1) < Instant(seconds: 2))
  }
}
