/// What money comes and goes on one method in one currency, day by day.
package struct Forecast: Hashable, Sendable {
  package let methodID: RecordID
  package let currency: Currency
  /// The days on which something happens, in order.
  package let days: [Day]
  /// The balance at the beginning; nil where it was not said.
  package let start: Money?
  /// The lowest balance and its first day; nil without a balance at the beginning.
  package let minimum: Low?
  /// How many amounts are not known; they are in no sum.
  package let unknown: Int

  /// The lowest balance.
  package struct Low: Hashable, Sendable {
    package let balance: Money
    package let date: CalendarDate
  }

  /// One day: what happens, and the balance at its end where one is known.
  package struct Day: Hashable, Sendable {
    package let date: CalendarDate
    package let items: [Item]
    package let balance: Money?
  }

  /// One movement that is expected.
  package struct Item: Hashable, Sendable {
    package var date: CalendarDate
    package var methodID: RecordID
    package var currency: Currency
    /// Negative when it leaves; nil where it is not known.
    package var amount: Money?
    package var kind: Kind
    package var name: String

    package init(
      date: CalendarDate, methodID: RecordID, currency: Currency, amount: Money?, kind: Kind,
      name: String
    ) {
      self.date = date
      self.methodID = methodID
      self.currency = currency
      self.amount = amount
      self.kind = kind
      self.name = name
    }
  }

  /// What moves the money.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case pay
    case bill
    /// A bill somebody else pulls.
    case debit
    case schedule
    /// A payment that is under way.
    case payment
  }

  /// Sums items of one method and currency; within a day money comes before it goes.
  ///
  /// Throws `MoneyError`.
  package init(
    _ items: [Item], methodID: RecordID, currency: Currency, start: Money?, from day: CalendarDate
  ) throws {
    var balance = start
    var lowest = start.map { Low(balance: $0, date: day) }
    var days: [Day] = []
    let byDate = Dictionary(grouping: items, by: \.date)
    for date in byDate.keys.sorted() {
      let items = (byDate[date] ?? []).sorted {
        ($0.kind == .pay ? 0 : 1, $0.name) < ($1.kind == .pay ? 0 : 1, $1.name)
      }
      if let before = balance {
        balance = try items.compactMap(\.amount).reduce(before) { try $0 + $1 }
      }
      if let balance, let low = lowest, balance.minor < low.balance.minor {
        lowest = Low(balance: balance, date: date)
      }
      days.append(Day(date: date, items: items, balance: balance))
    }
    self.methodID = methodID
    self.currency = currency
    self.days = days
    self.start = start
    minimum = lowest
    unknown = items.count { $0.amount == nil }
  }

  /// What leaves before a day: the sum of what is known, and how much is not known.
  ///
  /// Throws `MoneyError`.
  package func leaving(before day: CalendarDate) throws -> (total: Money, count: Int, unknown: Int)
  {
    let items = days.filter { $0.date < day }.flatMap(\.items).filter { $0.kind != .pay }
    let known = try Money.sum(items.compactMap(\.amount), in: currency)
    return (try known.negated(), items.count, items.count { $0.amount == nil })
  }
}
