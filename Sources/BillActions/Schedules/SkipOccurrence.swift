package import BillCore
import BillStore

/// Leaves one date of a schedule out, or takes that back; named by the date the rule names.
package struct SkipOccurrence: Sendable {
  package var date: CalendarDate
  package var undo: Bool

  package init(date: CalendarDate, undo: Bool = false) {
    self.date = date
    self.undo = undo
  }

  /// What would be noted or forgotten, and the schedule with its next day.
  package struct Plan: Sendable {
    package let mark: OccurrenceMark
    package let undo: Bool
    package let schedule: Schedule

    /// Writes it.
    package func perform(_ books: ScheduleBooks) throws {
      try books.write { writer in
        undo ? try writer.unmark(mark) : try writer.mark(mark)
        var changed = try writer.reader.schedule(schedule.id).genuine(books.key)
        changed.nextOn = try books.nextDay(
          changed, Rails(books.home), settled: writer.reader.settledPeriods(of: schedule.id))
        try writer.update(changed.stored(books.key), nil)
      }
    }
  }

  /// Refuses a date the rule does not name, and one that was paid already.
  ///
  /// - throws: `ScheduleRefusal`.
  package func plan(_ schedule: Schedule, _ books: ScheduleBooks) throws -> Plan {
    guard let recurrence = schedule.recurrence else {
      throw ScheduleChangeRefusal.noDatesToSkip(schedule.name)
    }
    guard recurrence.contains(date) else {
      let near = [
        recurrence.previous(onOrBefore: date), recurrence.next(onOrAfter: date),
      ]
      throw ScheduleChangeRefusal.notADate(date, nearest: near.compactMap { $0 })
    }
    let key = recurrence.periodKey(of: date)
    let known = try books.books.read { try $0.marks(of: schedule.id) }.first { $0.key == key }
    if undo {
      guard let known, known.state == .skipped else {
        throw ScheduleChangeRefusal.nothingSkipped(date)
      }
      return Plan(mark: known, undo: true, schedule: schedule)
    }
    let isOver = date <= schedule.plannedThrough ?? .first
    guard try !isOver && !books.settled(schedule).contains(key) || known?.isUnpaid ?? false else {
      throw ScheduleChangeRefusal.alreadyPlanned(date)
    }
    let mark = OccurrenceMark(
      scheduleID: schedule.id, key: key, nominal: date, state: .skipped, reason: "by hand")
    return Plan(mark: mark, undo: false, schedule: schedule)
  }
}

extension OccurrenceMark {
  /// Whether the period waits or went by, and its holder may say that this is right.
  fileprivate var isUnpaid: Bool { state == .held || state == .missed }
}
