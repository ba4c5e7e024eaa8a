import BillCore
import BillStore

/// A bill that a schedule made, in whose place the biller's own bill for the period comes.
struct PlannedBill {
  let bill: Bill
  let scheduleName: String

  /// The planned bill of the period that a real one is for; nil where there is none.
  ///
  /// The amount of a schedule that pays a fixed one must be the same: another amount is another
  /// charge. Amounts that are guessed may differ, but not by much. What corrects or follows another
  /// invoice may be of any period.
  init?(for real: Bill, _ reader: BookReader) throws {
    guard real.type == .invoice, real.standing == .open, real.format != .schedule,
      !real.isFollower,
      let amount = real.amount, let day = real.due ?? real.issued
    else { return nil }
    var nearest: (planned: Bill, schedule: Schedule)?
    let planned = try reader.plannedBills(
      of: real.billerID, from: day.adding(days: -Bill.nearDays),
      to: day.adding(days: Bill.nearDays))
    for bill in planned where bill.currency == real.currency {
      guard let schedule = try reader.maker(of: bill.id)?.schedule, let due = bill.due,
        schedule.recurrence.map({ real.belongs(to: due, of: $0) }) ?? true,
        bill.amount == amount || schedule.mayDiffer(bill.amount, from: amount)
      else { continue }
      if let best = nearest?.planned.due, real.distance(to: best) <= real.distance(to: due) {
        continue
      }
      nearest = (bill, schedule)
    }
    guard let nearest else { return nil }
    (bill, scheduleName) = (nearest.planned, nearest.schedule.name)
  }

  /// Puts the real bill in its place where there is one; what was paid counts for the real one.
  @discardableResult
  static func replace(by real: Bill, _ writer: BookWriter, today: CalendarDate) throws
    -> PlannedBill?
  {
    guard let planned = try PlannedBill(for: real, writer.reader) else { return nil }
    try writer.replace(planned.bill, by: real, today: today)
    return planned
  }

  /// What was done, and how to take it back.
  func remark(_ real: Bill) -> String {
    "it is taken for the bill of \(bill.due?.description ?? "a period") that the schedule "
      + "\(scheduleName) made (\(bill.amount?.description ?? "any amount")); what was paid for that "
      + "counts for this one. If it is another charge: "
      + "billctl bills edit \(real.id.short) --separate"
  }
}

extension Bill {
  /// Whether a schedule made it, for what may be the same charge as another bill of its biller: a
  /// rent that was raised is planned with what it was.
  func looksPlanned(for other: Bill) -> Bool {
    guard format == .schedule, other.format != .schedule, billerID == other.billerID, let due,
      currency == other.currency, let amount, let real = other.amount,
      !PriceGuard.isFar(real, from: amount)
    else { return false }
    return other.distance(to: due) <= Bill.nearDays
  }

  /// The days between its date, or its arrival where it has none, and another day.
  fileprivate func distance(to other: CalendarDate) -> Int {
    abs((due ?? issued ?? createdAt.utcDate).dayNumber - other.dayNumber)
  }
}

extension Schedule {
  /// Whether the real bill may come to another amount than the one that was planned.
  func mayDiffer(_ planned: Money?, from amount: Money) -> Bool {
    guard let planned, planned.currency == amount.currency else { return false }
    switch self.amount.basis {
    case .last, .average: return !PriceGuard.isFar(amount, from: planned)
    // Nobody pays from a worklist without looking, and its amounts are about what comes.
    case .fixed: return !runsUnattended && !PriceGuard.isFar(amount, from: planned)
    case .openAmount, .minimumDue: return false
    }
  }
}
