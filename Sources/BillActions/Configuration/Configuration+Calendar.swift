import BillCore
import BillFormats
import BillStore

extension Configuration {
  /// Reads `[calendar]`: named calendars that count beside each rail's own, and days by name.
  ///
  /// - throws: `ConfigurationError`.
  mutating func readCalendar(_ table: ConfigurationTable) throws {
    try table.allow(["use", "holidays", "file"])
    let names = try table.texts("use")
    calendar = CombinedCalendar(try names.map { try table.calendar($0, of: "use") })
    for text in try table.texts("holidays") {
      let (day, name) = Configuration.split(text)
      if let date = CalendarDate(day) {
        calendar.ownHolidays.dates[date] = name
      } else if let annual = AnnualDay(day) {
        calendar.ownHolidays.yearly[annual] = name
      } else {
        throw table.wrong(
          "holidays", "days such as \"12-24 Christmas Eve\" or \"2027-06-04\", not \"\(text)\"")
      }
    }
    calendarFile = try table.text("file")
    if let calendarFile, !calendarFile.hasPrefix("/") {
      throw table.wrong("file", "an absolute path")
    }
    try checkCalendar()
  }

  /// Takes the events of the calendar file as days on which banks are closed.
  ///
  /// - throws: `ConfigurationError.invalidValue`.
  mutating func add(_ events: ICalendarHolidays) throws {
    calendar.ownHolidays.dates.merge(events.list.dates) { mine, _ in mine }
    calendar.ownHolidays.yearly.merge(events.list.yearly) { mine, _ in mine }
    try checkCalendar()
  }

  private func checkCalendar() throws {
    guard calendar.ownHolidays.longestClosure <= HolidayList.longestClosureDays else {
      throw ConfigurationError.invalidValue(
        key: "calendar",
        expected: "bank holidays, and these close more than "
          + "\(HolidayList.longestClosureDays) days in a row")
    }
  }

  // A day and what it is called; without a name it is called what it is.
  private static func split(_ text: String) -> (day: Substring, name: String) {
    let day = text.prefix { $0 != " " }
    let name = text[day.endIndex...].drop { $0 == " " }
    return (day, name.isEmpty ? "a holiday of your list" : String(name))
  }
}

extension ConfigurationTable {
  /// A calendar by its name.
  func calendar(_ name: String, of key: String) throws -> BusinessCalendar {
    guard let calendar = BusinessCalendar(rawValue: name) else {
      let known = BusinessCalendar.allCases.map(\.rawValue)
      let nearest = known.min { Edits.between(name, $0) < Edits.between(name, $1) }
      let isNear = nearest.map { Edits.between(name, $0) <= 3 } ?? false
      throw wrong(
        key,
        "one of \(known.joined(separator: ", ")), not \"\(name)\""
          + (isNear ? nearest.map { ": did you mean \($0)?" } ?? "" : ""))
    }
    return calendar
  }
}

extension Configuration {
  /// With the days of the calendar file, where one is named.
  ///
  /// - throws: `ConfigurationError.invalidValue` for a file that is not there or not understood.
  func withCalendarFile() throws -> Configuration {
    guard let calendarFile else { return self }
    var configuration = self
    do {
      let bytes = try UserFile.read(calendarFile, limitBytes: 1 << 20)
      try configuration.add(ICalendarHolidays(String(decoding: bytes, as: UTF8.self)))
      return configuration
    } catch is FileError {
      throw ConfigurationError.invalidValue(
        key: "calendar.file", expected: "a file that can be read, not \(calendarFile)")
    } catch let error as ICalendarError {
      throw ConfigurationError.invalidCalendar(calendarFile, error)
    }
  }
}
