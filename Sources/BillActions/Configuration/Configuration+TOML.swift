import BillCore
import TOMLKit

extension Configuration {
  /// Reads `config.toml`; a key nobody knows is an error, so that a typing mistake is not silent.
  ///
  /// - throws: `ConfigurationError`.
  package init(toml text: String) throws {
    let root: ConfigurationTable
    do {
      root = ConfigurationTable(path: "", table: try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw ConfigurationError.malformed(
        detail: error.description, line: error.source.begin.line)
    }
    self.init()
    try root.allow(["mail", "sms", "rail", "default_rail", "calendar", "limits", "risk"])
    defaultRail = try root.text("default_rail")
    if let mail = try root.child("mail") {
      try mail.allow(["program", "from"])
      mailProgram = try mail.text("program")
      mailFrom = try mail.text("from")
    }
    if let sms = try root.child("sms") {
      try sms.allow(["program"])
      smsProgram = try sms.text("program")
    }
    if let table = try root.child("risk") { risk = try RiskConfiguration(table) }
    if let table = try root.child("calendar") { try readCalendar(table) }
    if let tables = try root.child("rail") {
      for name in tables.table.keys {
        guard let table = try tables.child(name) else { continue }
        rails[name] = try RailConfiguration(table)
      }
    }
    limits = try root.child("limits").map(Configuration.limits) ?? []
    if let defaultRail, rails[defaultRail] == nil, RailKind(rawValue: defaultRail) == nil {
      throw root.wrong("default_rail", "the name of a rail")
    }
  }
}

extension Configuration {
  // Who can write the file could also take a limit out of it, so it counts beside the account's.
  private static func limits(_ table: ConfigurationTable) throws -> [MoneyLimit] {
    try table.table.keys.sorted().map { code in
      guard let currency = Currency(code) else {
        throw table.wrong(code, "the code of a currency, as in [limits.EUR]")
      }
      guard let limit = try table.child(code) else {
        throw table.wrong(code, "a table: [limits.\(code)]")
      }
      try limit.allow(["per_payment", "per_day"])
      return MoneyLimit(
        currency, perPayment: try limit.amount("per_payment", currency),
        perDay: try limit.amount("per_day", currency), setAt: Instant(milliseconds: 0))
    }
  }
}

extension RailConfiguration {
  init(_ table: ConfigurationTable) throws {
    try table.allow(
      [
        "kind", "profile", "outbox", "lead_days", "cut_off_hour", "ahead", "collect",
        "program", "time_limit", "unattended", "capabilities", "calendar",
      ])
    let kinds = RailKind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text = try table.text("kind"), let kind = RailKind(rawValue: text) else {
      throw table.wrong("kind", "one of \(kinds)")
    }
    self.init(kind: kind)
    profile = try table.text("profile")
    outbox = try table.text("outbox")
    if let outbox, !outbox.hasPrefix("/") { throw table.wrong("outbox", "an absolute path") }
    calendar = try table.text("calendar").map { try table.calendar($0, of: "calendar") }
    leadDays = try table.number("lead_days", 0...10)
    cutOffHour = try table.number("cut_off_hour", 0...24)
    aheadDays = try table.number("ahead", 0...10)
    collectsOn = try table.text("collect").map { day in
      guard let index = Weekday.names.firstIndex(of: day.lowercased()) else {
        throw table.wrong("collect", "a weekday in quotes, such as \"thursday\"")
      }
      return index + 1
    }
    program = try table.text("program")
    if let program, !program.hasPrefix("/") { throw table.wrong("program", "an absolute path") }
    timeLimit = try table.number("time_limit", 1...3600)
    isUnattended = try table.flag("unattended")
    capabilities = try table.text("capabilities")
  }
}
