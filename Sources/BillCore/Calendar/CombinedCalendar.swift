/// Several calendars at once, with the days a user adds: a day is a business day if it is one in
/// all of them.
package struct CombinedCalendar: BankingDays, Hashable {
  package var calendars: [BusinessCalendar]
  /// The user's own days and their names (a local holiday, a day proclaimed for one year).
  package var ownHolidays: HolidayList

  package init(_ calendars: [BusinessCalendar], ownHolidays: HolidayList = HolidayList()) {
    self.calendars = calendars
    self.ownHolidays = ownHolidays
  }

  /// The name the user gave the day, else the first calendar's that knows it.
  package func holiday(on date: CalendarDate) -> String? {
    if let own = ownHolidays[date] { return own }
    return calendars.lazy.compactMap { $0.holiday(on: date) }.first
  }
}
