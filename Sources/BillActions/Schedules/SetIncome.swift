package import BillCore
import BillRails
import BillStore

/// On which days pay comes in, and how much; schedules that wait for pay-days keep the days they
/// were made with.
package struct SetIncome: Sendable {
  /// `monthly on 25`, `2 weeks from 2026-11-20`; `none` forgets it, nil leaves it.
  package var payDay: String?
  /// A decimal number; nil leaves it.
  package var pay: String?

  package init(payDay: String? = nil, pay: String? = nil) {
    self.payDay = payDay
    self.pay = pay
  }

  /// Whether nothing was said of it.
  var isEmpty: Bool { payDay == nil && pay == nil }

  /// The income as it will be; nil where none is known.
  ///
  /// - throws: `RecurrenceWordsError`, `MoneyError`, `ScheduleChangeRefusal.noPayDays`.
  package func plan(_ access: ReadAccess) throws -> Income? {
    let (old, methods) = try access.books.read { (try $0.income(), try $0.methods()) }
    if payDay == "none" { return nil }
    let days = try payDay.map { try PayDay($0, today: access.today) } ?? old?.payDay
    guard let days else { throw ScheduleChangeRefusal.noPayDays }
    guard let pay else { return Income(payDay: days, amount: old?.amount) }
    let currency = old?.amount?.currency ?? methods.first(where: \.isDefault)?.currency
    guard let currency else { throw BillError.currencyNeeded }
    let amount = try Money(stated: pay, currency)
    guard amount.isPositive else { throw PayError.amountNotPositive(pay) }
    return Income(payDay: days, amount: amount)
  }
}

extension ReadAccess {
  /// On which days pay comes in; nil where that was not said.
  package func income() throws -> Income? { try books.read { try $0.income() } }

  /// The first pay-day after today.
  package func nextPayDay() throws -> CalendarDate? {
    guard let payDay = try income()?.payDay else { return nil }
    let own = try home.configuration().calendar
    let days = CombinedCalendar([.target2] + own.calendars, ownHolidays: own.ownHolidays)
    return payDay.next(onOrAfter: today.adding(days: 1), in: days)
  }
}
