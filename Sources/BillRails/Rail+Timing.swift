package import BillCore

/// When a payment is sent and when its money arrives.
package struct PaymentTiming: Hashable, Sendable {
  package var executeOn: CalendarDate
  package var expectedSettle: CalendarDate
  /// What the user should know about the day.
  package var remarks: [Remark]

  /// What the user should know about the date.
  package enum Remark: Hashable, Sendable {
    /// The money arrives after the due date whatever is done.
    case arrivesLate(due: CalendarDate)
    /// The day that was asked for is no business day, so the next one is taken.
    case moved(from: CalendarDate)
  }
}

extension Rail {
  /// The first day on which the bank still executes what is handed over now.
  package func firstDay(today: CalendarDate, hour: Int) -> CalendarDate {
    bankingDays.onOrAfter(hour < cutOffHour ? today : today.adding(days: 1))
  }

  /// The day a payment is executed: the one asked for, else the latest that is safe for the due
  /// date, else the first possible.
  ///
  /// Returns nil when the day asked for is in the past.
  package func timing(
    due: CalendarDate?, asked: CalendarDate?, today: CalendarDate, hour: Int
  ) -> PaymentTiming? {
    let first = firstDay(today: today, hour: hour)
    let day: CalendarDate
    var remarks: [PaymentTiming.Remark] = []
    if let asked {
      guard asked >= today else { return nil }
      day = max(first, bankingDays.onOrAfter(asked))
      if day != asked { remarks.append(.moved(from: asked)) }
    } else if let due {
      let lastArrival = bankingDays.onOrBefore(due)
      day = max(first, bankingDays.adding(businessDays: -leadDays, to: lastArrival))
    } else {
      day = first
    }
    let arrival = bankingDays.adding(businessDays: leadDays, to: day)
    if let due, arrival > due, bankingDays.onOrAfter(due) < arrival {
      remarks.append(.arrivesLate(due: due))
    }
    return PaymentTiming(executeOn: day, expectedSettle: arrival, remarks: remarks)
  }
}
