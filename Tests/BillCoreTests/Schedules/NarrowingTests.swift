import BillCore
import Testing

/// What lets no more money out than before.
struct NarrowingTests {
  private let euro = Currency("EUR")

  private func schedule(_ change: (inout Schedule) throws -> Void = { _ in }) throws -> Schedule {
    let euro = try #require(euro)
    let id = RecordID(sixteen: Array(repeating: 7, count: 16))
    let start = try #require(CalendarDate("2026-12-01"))
    let dates = try RecurrenceWords(every: "month", on: "1", until: CalendarDate("2027-12-31"))
      .meaning(startingOn: start).recurrence
    var schedule = Schedule(
      id: id, name: "rent", billerID: id, methodID: id, rail: .iso20022, railName: "bank",
      occasion: .dates(dates), zone: "UTC",
      amount: try AmountRule(.fixed(Money(minor: 85_000, euro)), cap: Money(minor: 90_000, euro)),
      currency: euro, createdAt: Instant(seconds: 0))
    try change(&schedule)
    return schedule
  }

  private func ending(_ day: String) throws -> Schedule.Occasion {
    let start = try #require(CalendarDate("2026-12-01"))
    return .dates(
      try RecurrenceWords(every: "month", on: "1", until: CalendarDate(day))
        .meaning(startingOn: start).recurrence)
  }

  @Test func `smaller amounts, limits and a nearer end are narrower`() throws {
    let euro = try #require(euro)
    let before = try schedule()
    #expect(before.isWithin(before))
    #expect(try schedule { $0.name = "flat" }.isWithin(before))
    #expect(
      try schedule {
        $0.amount = try AmountRule(
          .fixed(Money(minor: 80_000, euro)), cap: Money(minor: 80_000, euro))
      }.isWithin(before))
    #expect(try schedule { $0.limits.perMonth = Money(minor: 1, euro) }.isWithin(before))
    #expect(try schedule { $0.limits.count = 3 }.isWithin(before))
    #expect(try schedule { $0.occasion = try ending("2027-06-30") }.isWithin(before))
  }

  @Test func `everything else is not`() throws {
    let euro = try #require(euro)
    let other = RecordID(sixteen: Array(repeating: 8, count: 16))
    let before = try schedule { $0.limits.total = Money(minor: 1_000_000, euro) }
    let changes: [(inout Schedule) throws -> Void] = [
      { $0.amount = try AmountRule(.fixed(Money(minor: 85_001, euro)), cap: $0.amount.cap) },
      { $0.amount = try AmountRule($0.amount.basis) },
      { $0.amount = try AmountRule(.openAmount, cap: $0.amount.cap) },
      { $0.amount = try AmountRule($0.amount.basis, cap: $0.amount.cap, first: $0.amount.cap) },
      { $0.limits.total = nil }, { $0.limits.total = Money(minor: 1_000_001, euro) },
      { $0.methodID = other }, { $0.payeeID = other }, { $0.railName = "other" },
      { $0.zone = "Europe/Berlin" }, { $0.dayRule = .next }, { $0.catchUp.policy = .all(9) },
      { $0.occasion = .bills }, { $0.occasion = try ending("2028-01-31") },
    ]
    for (index, change) in changes.enumerated() {
      var after = before
      try change(&after)
      #expect(!after.isWithin(before), "change \(index)")
    }
  }
}
