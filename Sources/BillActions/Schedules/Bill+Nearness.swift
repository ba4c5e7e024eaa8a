import BillCore

extension Bill {
  /// No bill further from a date of a schedule is the bill of that date.
  static let nearDays = 15

  /// Whether it is the bill of a date: of all dates of the recurrence none is nearer to its own,
  /// and it is near enough.
  func belongs(to nominal: CalendarDate, of recurrence: Recurrence) -> Bool {
    guard let day = due ?? issued else { return false }
    func distance(_ other: CalendarDate) -> Int { abs(other.dayNumber - day.dayNumber) }
    guard distance(nominal) <= Bill.nearDays else { return false }
    let others = [recurrence.previous(onOrBefore: day), recurrence.next(onOrAfter: day)]
    return others.compactMap { $0 }.allSatisfy { distance(nominal) <= distance($0) }
  }
}
