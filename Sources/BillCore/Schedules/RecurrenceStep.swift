/// How far it is from one period to the next, in a user's words.
struct RecurrenceStep: Hashable, Sendable {
  let frequency: RecurrenceRule.Frequency
  let interval: Int

  init(_ frequency: RecurrenceRule.Frequency, interval: Int = 1) {
    self.frequency = frequency
    self.interval = interval
  }

  /// Reads `week`, `2 weeks`, `weekly`, `quarterly`; nil for other words.
  init?(_ text: String) {
    let words = text.withASCIISmallLetters.split(separator: " ")
    guard let unit = words.last, (1...2).contains(words.count) else { return nil }
    guard words.count == 2 else {
      self.init(adverb: unit)
      return
    }
    guard words[0].utf8.count <= 4, words[0].utf8.allSatisfy(\.isDigit), let number = Int(words[0]),
      let one = RecurrenceStep(noun: unit)
    else { return nil }
    self.init(one.frequency, interval: one.interval * number)
  }

  private init?(adverb: Substring) {
    switch adverb {
    case "daily": self.init(.daily)
    case "weekly": self.init(.weekly)
    case "monthly": self.init(.monthly)
    case "quarterly": self.init(.monthly, interval: 3)
    case "yearly", "annually": self.init(.yearly)
    default: self.init(noun: adverb)
    }
  }

  private init?(noun: Substring) {
    switch noun {
    case "day", "days": self.init(.daily)
    case "week", "weeks": self.init(.weekly)
    case "month", "months": self.init(.monthly)
    case "quarter", "quarters": self.init(.monthly, interval: 3)
    case "year", "years": self.init(.yearly)
    default: return nil
    }
  }
}
