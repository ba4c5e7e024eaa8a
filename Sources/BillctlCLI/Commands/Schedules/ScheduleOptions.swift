import ArgumentParser
import BillActions
import BillCore

/// What can be said about a schedule.
struct ScheduleOptions: ParsableArguments {
  @Option(help: "What to call it; the biller's name without it.")
  var name: String?

  @Option(name: .customLong("from"), help: "The method to pay from.")
  var method: String?

  @Option(name: .customLong("by"), help: "The rail to pay on.")
  var rail: String?

  @Option(help: "What to pay: 850.00, open, minimum, last or average-3.")
  var amount: String?

  @Option(help: "Another amount for the first payment; none takes it away.")
  var firstAmount: String?

  @Option(help: "Another amount for the last payment; none takes it away.")
  var lastAmount: String?

  @Option(help: "The most for one payment: more is refused, not cut down; none takes it away.")
  var cap: String?

  @Option(help: "The most for all payments of a calendar month.")
  var perMonth: String?

  @Option(help: "The most for all payments together.")
  var total: String?

  @Option(help: "Currency of the amounts; the biller's or the method's without it.")
  var currency: String?

  @OptionGroup(title: "When it is due") var dates: RecurrenceOptions

  @Option(help: "Where a date goes on which banks are closed.")
  var weekend: BusinessDayRule?

  @Option(help: "Whether it waits for your latest pay-day that still meets the due date.")
  var align: Alignment?

  @Option(help: "What to do about missed dates: latest, \"all N\", skip or ask.")
  var catchUp: CatchUpPolicy?

  @Option(help: "Days after which a missed date is not paid any more.")
  var maxLate: Int?

  @Option(help: "The time zone whose days count; yours without it.")
  var zone: String?

  @Option(help: "What to quote in each payment.")
  var reference: String?

  @Option(help: "The biller's account, by its last four, where it has several.")
  var payee: String?

  /// What payments wait for.
  enum Alignment: String, ExpressibleByArgument, CaseIterable {
    case payday, none
  }

  func terms() -> ScheduleTerms {
    var terms = ScheduleTerms()
    (terms.name, terms.from, terms.rail) = (name, method, rail)
    (terms.amount, terms.firstAmount, terms.lastAmount) = (amount, firstAmount, lastAmount)
    (terms.cap, terms.perMonth, terms.total) = (cap, perMonth, total)
    (terms.currency, terms.zone, terms.reference) = (currency, zone, reference)
    (terms.dates, terms.rrule) = (dates.words, dates.rrule)
    (terms.weekend, terms.catchUp, terms.maxLateDays) = (weekend, catchUp, maxLate)
    terms.waitsForPayDay = align.map { $0 == .payday }
    terms.payee = payee
    return terms
  }
}

/// The words for repeating dates.
struct RecurrenceOptions: ParsableArguments {
  @Option(help: "How often: month, \"2 weeks\", quarter, year.")
  var every: String?

  @Option(
    help: "Which days: 1,15, last-day, friday, last-friday, first-business-day, 02-29, 2026-12-01.")
  var on: String?

  @Option(help: "An iCalendar RRULE in the place of --every and --on.")
  var rrule: String?

  @Option(help: "No date before this day: YYYY-MM-DD.")
  var starting: CalendarDate?

  @Option(help: "No date after this day: YYYY-MM-DD.")
  var until: CalendarDate?

  @Option(help: "How many dates there are.")
  var count: Int?

  var words: RecurrenceWords {
    RecurrenceWords(every: every, on: on, from: starting, until: until, count: count)
  }
}

extension BusinessDayRule: ExpressibleByArgument {}

extension CatchUpPolicy: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
