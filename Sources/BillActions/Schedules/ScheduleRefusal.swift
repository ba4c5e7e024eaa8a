package import BillCore

/// Why a schedule is refused; nothing was written.
package enum ScheduleRefusal: Error, Equatable {
  case archivedBiller(String)
  case paidBySomeoneElse(biller: String, PaidBy)
  case noDates
  case datesAndBills
  case ruleAndWords
  /// Banks are closed on every date, and dates on closed days are left out.
  case alwaysClosed
  /// Every date lies before today.
  case noDateLeft(CalendarDate)
  case noAmount
  /// What runs unattended and pays no fixed amount has to say the most it may pay.
  case capNeeded(amount: String)
  case lastAmountWithoutEnd
  case overLimit(ScheduleLimits.Excess)
  case methodUnusable(label: String, MethodObstacle, on: CalendarDate)
  case severalPayees(biller: String, accounts: [String])
  case payeeNotAccepted(biller: String, last4: String)
  case unknownPayee(String, accounts: [String])
  case badName
  case nameTaken(String)
  case badLateness(Int)
}
