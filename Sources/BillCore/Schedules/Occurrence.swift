/// One due instance of a recurrence.
package struct Occurrence: Hashable, Sendable {
  package let key: PeriodKey
  /// The date the rule names.
  package let nominal: CalendarDate
  /// The day it should be sent, which may lie in the past.
  package let sendOn: CalendarDate

  package init(key: PeriodKey, nominal: CalendarDate, sendOn: CalendarDate) {
    self.key = key
    self.nominal = nominal
    self.sendOn = sendOn
  }
}
