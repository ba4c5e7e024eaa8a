package import BillCore
import BillStore

/// What a changed method means for the schedules that pay from it.
package struct SchedulesOfMethod: Hashable, Sendable {
  /// Their mandates were signed for the method as it was.
  package var unsigned: [String] = []
  /// It cannot pay on their next date.
  package var unpaid: [Unpaid] = []

  /// A schedule and the date that is not paid.
  package struct Unpaid: Hashable, Sendable {
    package let name: String
    package let date: CalendarDate
  }

  init() {}

  init(_ method: PaymentMethod, _ access: ReadAccess) throws {
    try access.books.read { reader in
      for schedule in try reader.schedules().map(\.schedule)
      where schedule.methodID == method.id && schedule.state != .ended {
        if schedule.runsUnattended { unsigned.append(schedule.name) }
        let next = schedule.nextNominal(settled: try reader.settledPeriods(of: schedule.id))
        if let next, method.obstacle(on: next) != nil {
          unpaid.append(Unpaid(name: schedule.name, date: next))
        }
      }
    }
  }
}
