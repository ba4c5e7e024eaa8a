import ArgumentParser
import BillCore

/// A stretch of time from today: `7d`, `2w`, or until a date.
enum DueWindow: ExpressibleByArgument, Hashable {
  case days(Int)
  case until(CalendarDate)

  init?(argument: String) {
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

  func end(from today: CalendarDate) -> CalendarDate {
    switch self {
    case .days(let count): today.adding(days: count)
    case .until(let date): date
    }
  }
}
