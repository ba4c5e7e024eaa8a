package import BillCore
package import BillFormats

/// What the user set in `config.toml`.
package struct Configuration: Hashable, Sendable {
  /// `[mail]`: the sendmail-compatible program and the sender's address.
  package var mailProgram: String?
  package var mailFrom: String?
  /// `[sms]`: the program that sends a text message.
  package var smsProgram: String?
  /// The `[rail.NAME]` tables by name.
  package var rails: [String: RailConfiguration] = [:]
  package var defaultRail: String?
  /// The `[limits.CUR]` tables; they can only lower what the account itself says.
  package var limits: [MoneyLimit] = []
  /// `[calendar]`: days on which banks are closed beside those of a rail's own calendar.
  package var calendar = CombinedCalendar([])
  /// `calendar.file`: an iCalendar file with more of them.
  package var calendarFile: String?
  /// `[risk]`: what logins are weighed with.
  package var risk = RiskConfiguration()

  package init() {}
}

/// One `[rail.NAME]` table.
package struct RailConfiguration: Hashable, Sendable {
  package var kind: RailKind
  /// The bank profile of a file rail.
  package var profile: String?
  /// Where finished files go instead of the outbox folder.
  package var outbox: String?
  /// The calendar its bank works by.
  package var calendar: BusinessCalendar?
  /// Business days the bank needs before the money arrives.
  package var leadDays: Int?
  /// The hour after which the bank counts the next business day.
  package var cutOffHour: Int?
  /// Business days before its execution date on which a run hands a payment over.
  package var aheadDays: Int?
  /// The weekday of pay runs, 1 for Monday.
  package var collectsOn: Int?
  /// The program of a `command` rail; `billctl-rail-NAME` on the PATH where it is not said.
  package var program: String?
  /// Seconds the program has for a payment.
  package var timeLimit: Int?
  /// Whether the program may run with nobody watching.
  package var isUnattended: Bool?
  /// What the program said it can do, as JSON; written by `rails setup`.
  package var capabilities: String?

  package init(kind: RailKind) { self.kind = kind }
}

/// Why the configuration cannot be used.
package enum ConfigurationError: Error, Equatable {
  /// Not TOML; `line` is 1-based.
  case malformed(detail: String, line: Int?)
  /// A key nobody knows, with the known one it resembles.
  case unknownKey(String, suggestion: String?)
  /// A value of the wrong type or outside its range.
  case invalidValue(key: String, expected: String)
  /// The file of `[calendar]` is not understood.
  case invalidCalendar(String, ICalendarError)
}
