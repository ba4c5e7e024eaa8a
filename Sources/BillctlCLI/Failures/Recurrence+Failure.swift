import BillActions
import BillCore
import BillFormats

extension RecurrenceWordsError: Explained {
  var failure: Failure {
    let examples = ["--every month --on 15, --every \"2 weeks\" --starting 2026-11-20"]
    return switch self {
    case .nothingSaid: ScheduleRefusal.noDates.failure
    case .notUnderstood(let text):
      Failure(
        "bad-recurrence", "\"\(text)\" is not understood", hints: examples, status: .usage)
    case .doesNotFit(let on, let every):
      Failure(
        "bad-recurrence",
        every.isEmpty
          ? "\"\(on)\" mixes days of several kinds" : "\"\(on)\" does not fit \"\(every)\"",
        hints: examples, status: .usage)
    case .anchorMissing(let text):
      Failure(
        "anchor-missing", "\"\(text)\" does not say from when it counts",
        hints: ["\(text) from 2026-11-20"], status: .usage)
    case .rule(let error): error.failure
    }
  }
}

extension RecurrenceError: Explained {
  var failure: Failure {
    func wrong(_ words: String) -> Failure { Failure("bad-recurrence", words, status: .usage) }
    return switch self {
    case .malformedPart(let part): wrong("\"\(part)\" is no part of an RRULE")
    case .unknownPart(let part): wrong("an RRULE has no part \(part)")
    case .repeatedPart(let part): wrong("\(part) comes twice")
    case .missingFrequency: wrong("an RRULE needs its FREQ")
    case .subDaily(let part): wrong("\(part) would pay by the hour; a payment has a day")
    case .otherCalendar(let name): wrong("the calendar \(name) is not known")
    case .skipWithoutCalendar: wrong("SKIP needs RSCALE=GREGORIAN")
    case .countAndUntil: wrong("it ends by a count or on a date, not both")
    case .outOfRange(let part, let value): wrong("\(part) cannot be \(value)")
    case .ordinalWithoutMonth: wrong("an n-th weekday needs months or years to count in")
    case .positionWithoutSet: wrong("BYSETPOS needs days to choose from")
    case .endsBeforeStart(let start, let until):
      Failure(
        "ends-before-start", "it would end on \(until), before it starts on \(start)",
        hints: ["a later --until, or an earlier --starting"], status: .usage)
    case .neverFires(let rule):
      Failure(
        "never-fires", "no date follows the rule \(rule)",
        hints: ["see what a rule means with --dry-run"], status: .usage)
    case .notCanonical: wrong("a stored rule was altered from outside")
    }
  }
}

extension ICalendarError: Explained {
  var failure: Failure {
    let words =
      switch self {
      case .missingRule: "there is no RRULE in it"
      case .repeatedProperty(let name): "\(name) comes twice"
      case .unknownProperty(let name): "\"\(name)\" is not supported"
      case .malformedStart(let text): "\"\(text)\" is no date"
      case .noEvents: "there is no event in it"
      case .tooLong(let days, let name): "\(name) lasts \(days) days"
      }
    return Failure("bad-recurrence", words, status: .usage)
  }
}

extension AmountRefusal: Explained {
  var failure: Failure {
    switch self {
    case .noBill: Failure("no-bill", "no bill is here yet")
    case .noMinimumDue: Failure("no-minimum-due", "the bill names no minimum")
    case .notEnoughHistory(let needed, let found):
      Failure(
        "not-enough-history",
        "\(counted(needed, "earlier payment")) would be needed, \(found) are known")
    case .nothingToPay: Failure("nothing-open", "nothing is open")
    case .overCap(let amount, let cap):
      Failure(
        "over-cap", "\(amount) is more than the cap of \(cap)",
        hints: ["a higher --cap, or a smaller amount"])
    case .mixedCurrencies(let one, let other):
      Failure("mixed-currencies", "\(one) and \(other) cannot be compared", status: .usage)
    case .averageOutOfRange(let count):
      Failure(
        "bad-average", "an average of \(count) payments is not possible",
        hints: ["2 to 36"], status: .usage)
    case .tooLarge: Failure("amount-too-large", "the amount is too large", status: .usage)
    }
  }
}
