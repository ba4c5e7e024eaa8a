package import BillCore
package import BillRails
import BillStore

/// What is looked up once for many schedules.
package struct ScheduleDesk {
  let access: ReadAccess
  private let rails: Rails
  private let standing: MandateCheck
  private let bills: [RecordID: [BillDetails]]

  package init(_ access: ReadAccess) throws {
    self.access = access
    rails = try Rails(access.home)
    standing = try MandateCheck(access)
    bills = Dictionary(grouping: try ListBills().perform(access), by: \.biller.id)
  }

  /// The schedule with its biller, method, next date and mandate.
  package func details(_ schedule: Schedule) throws -> ScheduleDetails {
    let rail = rail(of: schedule)
    let (biller, method, payee) = try access.books.read { reader in
      (
        try reader.biller(schedule.billerID), try reader.method(schedule.methodID),
        try schedule.payeeID.map(reader.payee)
      )
    }
    return ScheduleDetails(
      schedule: schedule, biller: biller, method: method, payee: payee, rail: rail,
      next: try rail.flatMap { try next(schedule, $0) },
      mandate: try standing.standing(of: schedule, method, rail))
  }

  /// The dates not planned yet.
  package func preview(_ schedule: Schedule, _ preview: PreviewSchedule) throws -> [PreviewedDate] {
    guard let rail = rail(of: schedule) else { return [] }
    let facts = try PreviewSchedule.Facts(schedule, bills[schedule.billerID] ?? [], access)
    return try preview.dates(schedule, rail, facts, access.world)
  }

  private func next(_ schedule: Schedule, _ rail: Rail) throws -> PreviewedDate? {
    switch schedule.state {
    case .active, .paused: break
    case .ended, .removed: return nil
    }
    var wanted = PreviewSchedule(count: 1)
    wanted.leavesOutSettled = true
    return try preview(schedule, wanted).first
  }

  /// The rail of a schedule as it is set up now; nil where it is gone.
  package func rail(of schedule: Schedule) -> Rail? {
    rails.all.first { $0.name == schedule.railName }
      ?? (schedule.runsUnattended ? nil : rails.known(schedule.railName, schedule.rail))
  }
}
