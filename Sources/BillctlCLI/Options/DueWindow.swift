import ArgumentParser
import BillActions
import BillCore

/// A stretch of time from today: `7d`, `2w`, until a date, or until the next pay-day.
enum DueWindow: ExpressibleByArgument, Hashable {
  case days(Int)
  case until(CalendarDate)
  case payDay

  init?(argument: String) {
    if argument == "payday" {
      self = .payDay
      return
    }
    if let date = CalendarDate(argument) {
      self = .until(date)
      return
    }
    guard let unit = argument.last, let count = Int(argument.dropLast()), (0...3660).contains(count)
    else { return nil }
    switch unit {
    case "d": self = .days(count)
    case "w": self = .days(count * 7)
    default: return nil
    }
  }

  /// The last day of it; the day before pay comes in, because pay can wait for that day itself.
  ///
  /// - throws: `ScheduleChangeRefusal.noPayDays`.
  func end(_ access: ReadAccess) throws -> CalendarDate {
    switch self {
    case .days(let count): return access.today.adding(days: count)
    case .until(let date): return date
    case .payDay:
      guard let day = try access.nextPayDay() else { throw ScheduleChangeRefusal.noPayDays }
      return day.adding(days: -1)
    }
  }
}
