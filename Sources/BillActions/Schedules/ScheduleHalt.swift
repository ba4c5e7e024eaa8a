package import BillCore
import BillRails
import BillStore

/// Stops a schedule for some time, for ever, or lets it run again.
///
/// What only takes away needs no password, and pausing no login either, as freezing the account
/// does not. Running again does, and a pause that ends earlier than the one before.
package enum ScheduleHalt: Hashable, Sendable {
  case pause(until: CalendarDate?)
  case resume
  case remove

  /// The schedule as it will be, and the periods a pause left out.
  ///
  /// - throws: `ScheduleChangeRefusal.wrongState`, `.pauseInThePast`.
  package func plan(_ schedule: Schedule, _ books: ScheduleBooks) throws -> Plan {
    let today = books.world.today(in: schedule.zone)
    var changed = schedule
    var leftOut: [OccurrenceMark] = []
    switch (self, schedule.state) {
    case (.pause(let until), .active), (.pause(let until), .paused):
      if let until, until <= today { throw ScheduleChangeRefusal.pauseInThePast(until) }
      (changed.state, changed.pausedUntil) = (.paused, until)
    case (.resume, .paused):
      (changed, leftOut) = schedule.resumed(on: today, settled: try books.settled(schedule))
    case (.remove, .active), (.remove, .paused), (.remove, .ended):
      (changed.state, changed.pausedUntil) = (.removed, nil)
    case (.pause, _), (.resume, _), (.remove, _):
      throw ScheduleChangeRefusal.wrongState(name: schedule.name, schedule.state)
    }
    changed.nextOn = try books.nextDay(changed, Rails(books.home))
    return Plan(before: schedule, schedule: changed, leftOut: leftOut, event: event)
  }

  private var event: String {
    switch self {
    case .pause: "paused"
    case .resume: "resumed"
    case .remove: "removed"
    }
  }

  /// A schedule before and after.
  package struct Plan: Sendable {
    package let before: Schedule
    package let schedule: Schedule
    package let leftOut: [OccurrenceMark]
    let event: String

    /// Whether a pause was longer before.
    package var endsEarlier: Bool {
      guard before.state == .paused, let until = schedule.pausedUntil else { return false }
      return before.pausedUntil.map { until < $0 } ?? true
    }

    /// Writes it; a removed schedule loses its mandates.
    package func perform(_ books: ScheduleBooks) throws {
      try books.write { writer in
        guard try writer.reader.schedule(before.id).genuine(books.key) == before else {
          throw StoreError.busy
        }
        for mark in leftOut { try writer.mark(mark) }
        try writer.update(schedule.stored(books.key), event)
        if schedule.state == .removed { try writer.revokeMandates(of: schedule.id) }
      }
    }
  }
}
