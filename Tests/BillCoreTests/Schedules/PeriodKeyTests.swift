import BillCore
import Testing

@Suite struct PeriodKeyTests {
  @Test(arguments: [
    ("20261122 FREQ=DAILY", "D:2026-11-22 D:2026-11-23"),
    ("20261122 FREQ=DAILY;COUNT=1", "D:2026-11-22"),
    ("20261120 FREQ=WEEKLY", "W:2026-W47 W:2026-W48"),
    ("20261228 FREQ=WEEKLY;BYDAY=FR", "W:2026-W53 W:2027-W01"),
    ("20261122 FREQ=WEEKLY;BYDAY=MO,TH", "D:2026-11-23 D:2026-11-26"),
    ("20261110 FREQ=MONTHLY;BYMONTHDAY=1,15", "M:2026-11/2 M:2026-12"),
    ("20261122 FREQ=MONTHLY;INTERVAL=3", "M:2026-11 M:2027-02"),
    ("20261122 FREQ=YEARLY", "Y:2026 Y:2027"),
    ("20261122 FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15", "M:2027-03 M:2027-09"),
    ("20261122 FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "Y:2026 Y:2027"),
    ("20240101 FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "M:2024-01 M:2024-12"),
    (
      "20260131 RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD",
      "M:2026-01 M:2026-03 M:2026-03/2"
    ),
  ])
  func `periods are named by the date before any shift`(text: String, keys: String) throws {
    let recurrence = try Recurrence(canonical: text)
    let count = keys.split(separator: " ").count
    let found = recurrence.dates().prefix(count).map { recurrence.periodKey(of: $0).description }
    #expect(found.joined(separator: " ") == keys)
  }

  @Test func `a later start, an end or a count renames nothing`() throws {
    let whole = try Recurrence(canonical: "20260101 FREQ=MONTHLY;BYMONTHDAY=1,15")
    for text in [
      "20260110 FREQ=MONTHLY;BYMONTHDAY=1,15",
      "20260115 FREQ=MONTHLY;COUNT=1;BYMONTHDAY=1,15",
    ] {
      let changed = try Recurrence(canonical: text)
      #expect(changed.periodKey(of: changed.first) == whole.periodKey(of: changed.first))
    }
  }

  @Test func `a bill's key is its id`() throws {
    let id = RecordID(sixteen: Array(0..<16))
    #expect(PeriodKey.bill(id).description == "B:\(id)")
    #expect(PeriodKey("B:\(id)") == .bill(id))
  }

  @Test(arguments: [
    "", "Y:", "Y:26", "Y:2026-11", "M:2026", "M:2026-13", "M:2026-11/1", "M:2026-11/x",
    "M:2026-11/0",
    "M:2026-11/02", "W:2026-W54", "W:2026-47", "W:2025-W53", "D:2026-11-31", "B:1", "X:2026",
    "Y:2026 ", "y:2026",
  ])
  func `other text is no key`(text: String) {
    #expect(PeriodKey(text) == nil)
  }
}
