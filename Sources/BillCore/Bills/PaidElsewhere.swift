/// A note that a part of a bill was paid outside billctl.
package struct PaidElsewhere: Hashable, Sendable {
  package var amount: Money
  /// The day it was paid.
  package var date: CalendarDate

  package init(amount: Money, date: CalendarDate) {
    self.amount = amount
    self.date = date
  }

  /// The notes that stand: each negative one takes the last before it back.
  package static func standing(_ notes: [PaidElsewhere]) -> [PaidElsewhere] {
    notes.reduce(into: []) { standing, note in
      if note.amount.isNegative { _ = standing.popLast() } else { standing.append(note) }
    }
  }
}
