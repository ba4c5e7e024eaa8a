import BillCore
import BillStore
import Testing

@testable import BillActions

/// A forecast of sixteen months against a loop over days that knows nothing of recurrences,
/// calendars or send dates.
struct ForecastReckoningTests {
  @Test func `the forecast is what a loop over the days finds`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let access = try ana.pay.access
    let today = access.today
    let rules = ForecastReckoningTests.rules
    for (index, rule) in rules.enumerated() {
      try ana.schedule(
        .fixed(Money(minor: rule.cents, try #require(Currency("EUR")))), name: "Rule \(index)",
        isSigned: false
      ) { schedule in
        let words = RecurrenceWords(every: rule.every, on: rule.on, from: rule.from)
        schedule.occasion = .dates(try words.meaning(startingOn: today).recurrence)
        schedule.dayRule = rule.closed
      }
    }
    let until = try RunFixture.date("2028-03-18")
    var naive = NaiveForecast(start: today, until: until)
    for rule in rules { naive.add(rule) }
    for payment in try ana.pay.payments().map(\.payment) {
      naive.move(payment.executeOn, -payment.amount.minor)
    }
    let label = try #require(try access.books.read { try $0.methods() }.first).label
    let result = try ForecastPayments(until: until, balances: ["\(label)=5000.00"]).perform(access)
    let line = try #require(result.lines.first)
    #expect(result.lines.count == 1)
    #expect(line.forecast.days.flatMap(\.items).count == naive.count)
    #expect(naive.count > 130, "\(naive.count) movements")
    let (balances, lowest) = naive.balances(from: 500_000)
    #expect(line.forecast.days.map(\.date) == balances.map(\.date))
    #expect(line.forecast.days.map { $0.balance?.minor } == balances.map { $0.cents })
    #expect(line.forecast.minimum?.balance.minor == lowest.cents)
    #expect(line.forecast.minimum?.date == lowest.date)
  }

  private static let rules = [
    NaiveRule("month", "1", 85_000, .previous) { $0.day == 1 },
    NaiveRule("month", "15", 4_999, .next) { $0.day == 15 },
    NaiveRule("month", "last-day", 12_050, .modifiedFollowing) { $0.adding(days: 1).day == 1 },
    NaiveRule("week", "friday", 1_200, .leave) { NaiveForecast.weekday($0) == 5 },
    NaiveRule("2 weeks", "monday", 3_333, .next, from: "2026-11-23") {
      NaiveForecast.days($0) % 14 == 5
    },
    NaiveRule("quarter", "15", 20_001, .previous) { $0.day == 15 && $0.month % 3 == 2 },
    NaiveRule("year", "02-29", 77, .skip) { $0.month == 2 && $0.day == 29 },
  ]
}

/// A rule as it is said to billctl, and which days it means.
private struct NaiveRule: Sendable {
  let every: String
  let on: String
  let cents: Int64
  let closed: BusinessDayRule
  let from: CalendarDate?
  let isNamed: @Sendable (CalendarDate) -> Bool

  init(
    _ every: String, _ on: String, _ cents: Int64, _ closed: BusinessDayRule, from: String? = nil,
    isNamed: @escaping @Sendable (CalendarDate) -> Bool
  ) {
    (self.every, self.on, self.cents, self.closed) = (every, on, cents, closed)
    self.from = from.flatMap { CalendarDate($0) }
    self.isNamed = isNamed
  }
}

/// Movements by day, found by walking from day to day.
private struct NaiveForecast {
  let start: CalendarDate
  let until: CalendarDate
  private var moves: [(date: CalendarDate, cents: Int64)] = []

  init(start: CalendarDate, until: CalendarDate) { (self.start, self.until) = (start, until) }

  var count: Int { moves.count }

  mutating func move(_ date: CalendarDate, _ cents: Int64) {
    if date <= until { moves.append((max(date, start), cents)) }
  }

  mutating func add(_ rule: NaiveRule) {
    var day = start
    while day <= until.adding(days: 40) {
      if rule.isNamed(day), let target = moved(day, rule.closed) {
        var arrives = target
        while isClosed(arrives) { arrives = arrives.adding(days: -1) }
        // The bank needs one business day.
        var sent = arrives.adding(days: -1)
        while isClosed(sent) { sent = sent.adding(days: -1) }
        move(sent, -rule.cents)
      }
      day = day.adding(days: 1)
    }
  }

  private func moved(_ date: CalendarDate, _ rule: BusinessDayRule) -> CalendarDate? {
    guard isClosed(date) else { return date }
    func walk(_ step: Int) -> CalendarDate {
      var day = date
      while isClosed(day) { day = day.adding(days: step) }
      return day
    }
    switch rule {
    case .previous: return walk(-1)
    case .next: return walk(1)
    case .modifiedFollowing: return walk(1).month == date.month ? walk(1) : walk(-1)
    case .leave: return date
    case .skip: return nil
    }
  }

  // TARGET2 is closed on weekends, 1 January, Good Friday, Easter Monday, 1 May and Christmas.
  private func isClosed(_ date: CalendarDate) -> Bool {
    if NaiveForecast.weekday(date) >= 6 { return true }
    let fixed = [(1, 1), (5, 1), (12, 25), (12, 26)]
    if fixed.contains(where: { $0 == (date.month, date.day) }) { return true }
    let (month, day) = NaiveForecast.easter(date.year)
    // Good Friday is two days before it, Easter Monday one after.
    return [2, -1].contains { offset in
      let sunday = date.adding(days: offset)
      return (sunday.month, sunday.day) == (month, day)
    }
  }

  /// Gauss' rule for the Gregorian Easter Sunday, in the years 1900 to 2099.
  static func easter(_ year: Int) -> (month: Int, day: Int) {
    let d = (19 * (year % 19) + 24) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
    var day = 22 + d + e
    if day == 57 || (day == 56 && d == 28 && year % 19 > 10) { day -= 7 }
    return day > 31 ? (4, day - 31) : (3, day)
  }

  /// Days since Wednesday, 18 November 2026.
  static func days(_ date: CalendarDate) -> Int {
    date.dayNumber - (CalendarDate("2026-11-18")?.dayNumber ?? 0)
  }

  static func weekday(_ date: CalendarDate) -> Int { ((days(date) % 7 + 7) % 7 + 2) % 7 + 1 }

  /// The balance at the end of each day on which anything moves, and the lowest with its first day.
  func balances(from cents: Int64) -> (
    days: [(date: CalendarDate, cents: Int64)], lowest: (date: CalendarDate, cents: Int64)
  ) {
    var balance = cents
    var lowest = (date: start, cents: cents)
    var days: [(date: CalendarDate, cents: Int64)] = []
    var day = start
    while day <= until {
      let today = moves.filter { $0.date == day }
      if !today.isEmpty {
        balance += today.map(\.cents).reduce(0, +)
        days.append((day, balance))
        if balance < lowest.cents { lowest = (day, balance) }
      }
      day = day.adding(days: 1)
    }
    return (days, lowest)
  }
}
