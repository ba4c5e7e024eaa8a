package import BillCore

/// Why a schedule is not changed or explained; nothing was written.
package enum ScheduleChangeRefusal: Error, Equatable {
  case nothingToChange
  case noPayDays
  case notADate(CalendarDate, nearest: [CalendarDate])
  case nothingSkipped(CalendarDate)
  case alreadyPlanned(CalendarDate)
  case noDatesToSkip(String)
  case wrongState(name: String, ScheduleState)
  case pauseInThePast(CalendarDate)
  case noBillToExplain(biller: String)
}
