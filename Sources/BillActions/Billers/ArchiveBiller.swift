package import BillCore

/// Puts a biller away, or takes it out again; nothing is forgotten.
package struct ArchiveBiller: Sendable {
  /// Takes it out again.
  package var undo: Bool

  package init(undo: Bool = false) { self.undo = undo }

  /// Refuses while bills of it are still to be paid, or schedules pay it.
  ///
  /// - throws: `BillerError.noChange`, `.hasOpenBills`, `.hasSchedules`.
  package func plan(_ biller: Biller, _ access: ReadAccess) throws {
    guard biller.isArchived == undo else {
      throw BillerError.noChange(name: biller.name, isArchived: biller.isArchived)
    }
    if undo { return }
    let waiting: Set<BillState> = [
      .open, .partPaid, .inFlight, .overdue, .expected, .held, .disputed, .missing,
    ]
    let bills = try ListBills(states: waiting, biller: biller.id.description).perform(access)
    guard bills.isEmpty else {
      throw BillerError.hasOpenBills(name: biller.name, count: bills.count)
    }
    let schedules = try access.books.read { try $0.scheduleNames { $0.billerID == biller.id } }
    guard schedules.isEmpty else {
      throw BillerError.hasSchedules(name: biller.name, schedules: schedules)
    }
  }

  /// The biller as it is then.
  package func perform(_ biller: Biller, _ access: ReadAccess) throws -> Biller {
    var changed = biller
    changed.isArchived = !undo
    try access.books.write(at: access.world.now) { try $0.update(changed) }
    return changed
  }
}
