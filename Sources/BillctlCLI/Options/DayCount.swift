import ArgumentParser

/// A number of days as people write it: `60d`, `8w` or `60`.
struct DayCount: ExpressibleByArgument {
  let days: Int

  init(days: Int) { self.days = days }

  init?(argument: String) {
    let isWeeks = argument.hasSuffix("w")
    let digits = isWeeks || argument.hasSuffix("d") ? argument.dropLast() : argument[...]
    guard let count = Int(digits), (0...3650).contains(count) else { return nil }
    days = isWeeks ? count * 7 : count
  }

  var defaultValueDescription: String { "\(days)d" }
}
