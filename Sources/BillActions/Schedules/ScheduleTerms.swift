package import BillCore

/// What a user says about a schedule; nil where nothing was said.
package struct ScheduleTerms: Sendable {
  package var name: String?
  /// The method, by name.
  package var from: String?
  /// The rail, by name.
  package var rail: String?
  /// `850.00`, `open`, `minimum`, `last` or `average-3`.
  package var amount: String?
  package var firstAmount: String?
  package var lastAmount: String?
  package var cap: String?
  package var perMonth: String?
  package var total: String?
  /// The currency of the amounts; the biller's or method's where nil.
  package var currency: String?
  /// When it is due: `every`, `on`, start, end and count.
  package var dates = RecurrenceWords()
  /// An iCalendar rule in the place of words.
  package var rrule: String?
  package var weekend: BusinessDayRule?
  package var waitsForPayDay: Bool?
  package var catchUp: CatchUpPolicy?
  package var maxLateDays: Int?
  package var zone: String?
  package var reference: String?
  /// The biller's account, by its last four characters or id.
  package var payee: String?
  /// Bills are paid as they arrive.
  package var paysBills = false
  /// Each date only becomes a bill, whoever pays it.
  package var listsBills = false

  package init() {}

  /// Whether anything about the dates was said.
  var namesDates: Bool { rrule != nil || dates != RecurrenceWords() }
}
