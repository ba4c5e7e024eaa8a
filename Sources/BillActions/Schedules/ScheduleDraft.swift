import BillCore
import BillFormats
import BillRails
import BillStore

/// Makes a schedule of what a user says, and refuses what could never pay; reads only.
struct ScheduleDraft {
  let access: ReadAccess
  let terms: ScheduleTerms
  let rails: Rails

  init(_ terms: ScheduleTerms, _ access: ReadAccess) throws {
    self.terms = terms
    self.access = access
    rails = try Rails(access.home)
  }

  /// What a schedule is and what was found out on the way.
  struct Result {
    var schedule: Schedule
    var biller: Biller
    var method: PaymentMethod
    var payee: Payee?
    var rail: Rail
  }

  /// A new schedule for a biller.
  func new(_ biller: Biller) throws -> Result {
    try check(biller, isListed: terms.listsBills)
    let method = try method(nil)
    let currency = try currency(biller, method)
    let (occasion, dayRule) = try occasion(nil)
    let name = terms.name ?? biller.name
    let schedule = Schedule(
      id: access.world.newID(), name: name, billerID: biller.id, methodID: method.id,
      rail: .portal, railName: "", occasion: occasion, zone: access.account.zone,
      amount: try amountRule(nil, currency, occasion), currency: currency,
      createdAt: access.world.now)
    var result = try completed(schedule, biller, method)
    result.schedule.dayRule = terms.weekend ?? dayRule ?? .previous
    // What was due before there was a schedule is not its business.
    result.schedule.plannedThrough = today(result.schedule).adding(days: -1)
    return try checked(result, isNew: true)
  }

  /// A schedule with what was said changed in it.
  func changed(_ schedule: Schedule) throws -> Result {
    let biller = try access.books.read { try $0.biller(schedule.billerID) }
    try check(biller, isListed: schedule.rail == .portal && terms.rail == nil)
    let method = try method(schedule)
    var changed = schedule
    changed.name = terms.name ?? schedule.name
    changed.methodID = method.id
    let (occasion, dayRule) = try occasion(schedule)
    changed.occasion = occasion
    changed.amount = try amountRule(schedule.amount, schedule.currency, occasion)
    changed.dayRule = terms.weekend ?? dayRule ?? schedule.dayRule
    return try checked(completed(changed, biller, method), isNew: false)
  }

  // MARK: Parts

  private func completed(_ draft: Schedule, _ biller: Biller, _ method: PaymentMethod) throws
    -> Result
  {
    var schedule = draft
    if let zone = terms.zone {
      guard access.world.civilDate(access.world.now, zone) != nil else {
        throw SettingsError.unknownZone(zone)
      }
      schedule.zone = zone
    }
    schedule.limits = try limits(schedule.limits, schedule.currency, schedule.occasion)
    if let waits = terms.waitsForPayDay { schedule.payDay = waits ? try payDay() : nil }
    schedule.catchUp.policy = terms.catchUp ?? schedule.catchUp.policy
    schedule.catchUp.maxLateDays = terms.maxLateDays ?? schedule.catchUp.maxLateDays
    if let text = terms.reference {
      schedule.reference = text.isEmpty ? nil : RemittanceReference(written: text)
    }
    let choice = ScheduleRailChoice(rails: rails, terms: terms, biller: biller, method: method)
    let payee = try payee(of: biller, schedule, isNeeded: choice.needsAccount(schedule))
    let rail = try choice.rail(payee, schedule)
    (schedule.rail, schedule.railName) = (rail.kind, rail.name)
    schedule.payeeID = payee?.id
    return Result(schedule: schedule, biller: biller, method: method, payee: payee, rail: rail)
  }

  private func method(_ schedule: Schedule?) throws -> PaymentMethod {
    if terms.from == nil, let schedule {
      return try access.books.read { try $0.method(schedule.methodID) }
    }
    return try Lookup(access).method(orUsual: terms.from)
  }

  private func currency(_ biller: Biller, _ method: PaymentMethod) throws -> Currency {
    if let code = terms.currency {
      guard let currency = Currency(code.uppercased()) else {
        throw BillError.unknownCurrency(code)
      }
      return currency
    }
    let latest = try access.books.read { try $0.latestAmounts(of: biller.id, limit: 1) }
    guard let currency = latest.first?.currency ?? method.currency else {
      throw BillError.currencyNeeded
    }
    return currency
  }

  private func occasion(_ old: Schedule?) throws -> (Schedule.Occasion, BusinessDayRule?) {
    if terms.paysBills {
      guard terms.rrule == nil, terms.dates.every == nil, terms.dates.on == nil else {
        throw ScheduleRefusal.datesAndBills
      }
      return (.bills, nil)
    }
    guard terms.namesDates else {
      guard let old else { throw ScheduleRefusal.noDates }
      return (old.occasion, nil)
    }
    let start = terms.dates.from ?? old?.recurrence?.start ?? access.today
    if let rule = terms.rrule {
      guard terms.dates.every == nil, terms.dates.on == nil, terms.dates.until == nil,
        terms.dates.count == nil
      else { throw ScheduleRefusal.ruleAndWords }
      return (.dates(try ICalendarRecurrence.read(rule, startingOn: start)), nil)
    }
    if let old = old?.recurrence, terms.dates.every == nil, terms.dates.on == nil {
      return (.dates(try old.with(terms.dates, start: start)), nil)
    }
    let meaning = try terms.dates.meaning(startingOn: start)
    return (.dates(meaning.recurrence), meaning.businessDays)
  }

  private func amountRule(
    _ old: AmountRule?, _ currency: Currency, _ occasion: Schedule.Occasion
  ) throws -> AmountRule {
    func money(_ text: String?, _ old: Money?) throws -> Money? {
      guard let text else { return old }
      return text == "none" ? nil : try Money(stated: text, currency)
    }
    let said = try terms.amount.map { try AmountRule.Basis($0, currency) }
    guard let basis = said ?? old?.basis ?? (occasion == .bills ? .openAmount : nil) else {
      throw ScheduleRefusal.noAmount
    }
    return try AmountRule(
      basis, cap: money(terms.cap, old?.cap), first: money(terms.firstAmount, old?.first),
      last: money(terms.lastAmount, old?.last))
  }

  private func limits(
    _ old: ScheduleLimits, _ currency: Currency, _ occasion: Schedule.Occasion
  ) throws -> ScheduleLimits {
    func money(_ text: String?, _ old: Money?) throws -> Money? {
      guard let text else { return old }
      return text == "none" ? nil : try Money(stated: text, currency)
    }
    return ScheduleLimits(
      perMonth: try money(terms.perMonth, old.perMonth), total: try money(terms.total, old.total),
      count: occasion == .bills ? terms.dates.count ?? old.count : old.count)
  }

  private func payDay() throws -> PayDay {
    guard let income = try access.books.read({ try $0.income() }) else {
      throw ScheduleChangeRefusal.noPayDays
    }
    return income.payDay
  }

  private func payee(of biller: Biller, _ schedule: Schedule, isNeeded: Bool) throws -> Payee? {
    let usable = try access.books.read { try $0.payees(of: biller.id) }
      .filter { $0.state != .lost }
    func words(_ payees: [Payee]) -> [String] {
      payees.map { "…\($0.last4)" + ($0.name.map { " \($0)" } ?? "") }
    }
    if let wanted = terms.payee {
      let chosen = usable.filter { $0.last4 == wanted || $0.id.description.hasPrefix(wanted) }
      guard chosen.count == 1 else {
        throw ScheduleRefusal.unknownPayee(wanted, accounts: words(usable))
      }
      return chosen[0]
    }
    if let old = schedule.payeeID { return usable.first { $0.id == old } }
    let accepted = usable.filter { $0.state == .accepted }
    let candidates = accepted.isEmpty ? usable : accepted
    guard candidates.count <= 1 else {
      // Who pays by hand sees all accounts of the biller.
      guard isNeeded else { return nil }
      throw ScheduleRefusal.severalPayees(biller: biller.name, accounts: words(candidates))
    }
    return candidates.first
  }

  func today(_ schedule: Schedule) -> CalendarDate { access.world.today(in: schedule.zone) }
}

extension Recurrence {
  /// The same rule with another start or end.
  fileprivate func with(_ words: RecurrenceWords, start: CalendarDate) throws -> Recurrence {
    guard words.count == nil || words.until == nil else { throw RecurrenceError.countAndUntil }
    var rule = rule
    if let until = words.until { rule.end = .until(until) }
    if let count = words.count { rule.end = .count(count) }
    return try Recurrence(rule, start: start)
  }
}
