import BillCore
import BillRails
import BillStore

/// Everything that is expected to move money until a day.
struct ForecastSources {
  private let access: ReadAccess
  private let until: CalendarDate
  private let main: PaymentMethod
  private let income: Income?
  private let rail: Rail
  private let schedules: [Schedule]

  init(_ access: ReadAccess, until: CalendarDate, main: PaymentMethod) throws {
    self.access = access
    self.until = until
    self.main = main
    income = try access.books.read { try $0.income() }
    let key = try access.home.installKey()
    schedules = try access.books.read { try $0.schedules() }.map { try $0.genuine(key) }
      .filter { $0.state == .active || $0.state == .paused }
    let rails = try Rails(access.home)
    let configured = rails.all.filter { $0.isConfigured && main.suits($0.kind) }
    rail =
      configured.first { $0.name == rails.defaultName } ?? configured.first
      ?? rails.known(RailKind.portal.rawValue, .portal)
  }

  /// The first pay-day after today; today's pay is taken to be in the balance.
  var nextPayDay: CalendarDate? {
    income?.payDay.next(onOrAfter: access.today.adding(days: 1), in: rail.bankingDays)
  }

  func items() throws -> [Forecast.Item] {
    let bills = try ListBills().perform(access).filter { $0.bill.type == .invoice }
    return try pay() + owed(bills) + debits(bills) + underWay() + scheduled(bills)
  }

  private func pay() -> [Forecast.Item] {
    guard let income else { return [] }
    let currency = income.amount?.currency ?? main.currency
    guard let currency else { return [] }
    var days: [CalendarDate] = []
    var next = nextPayDay
    while let day = next, day <= until {
      days.append(day)
      next = income.payDay.next(onOrAfter: day.adding(days: 1), in: rail.bankingDays)
    }
    return days.map { day in
      Forecast.Item(
        date: day, methodID: main.id, currency: currency, amount: income.amount, kind: .pay,
        name: "pay")
    }
  }

  // A bill without a due date counts as if it were paid as soon as it can be, which is said.
  private func owed(_ bills: [BillDetails]) throws -> [Forecast.Item] {
    let hour = access.world.civilHour(access.world.now, access.account.zone) ?? 0
    return try bills.filter(\.isPayable).compactMap { details in
      let open = try details.balance.open.map { try leaving($0, details) }
      if let open, !open.isPositive { return nil }
      let timing = rail.timing(
        due: details.bill.due, asked: nil, today: access.today, hour: hour)
      return Forecast.Item(
        date: timing?.executeOn ?? access.today, methodID: main.id,
        currency: details.bill.currency, amount: try open?.negated(), kind: .bill,
        name: [details.biller.name, details.bill.number].compactMap { $0 }.joined(separator: " ")
          + (details.bill.due == nil ? ", no due date" : ""))
    }
  }

  // Of a bill of which a schedule pays the minimum no more than that leaves.
  private func leaving(_ open: Money, _ details: BillDetails) throws -> Money {
    let paysMinimum = schedules.contains {
      $0.billerID == details.biller.id && $0.amount.basis == .minimumDue
        && $0.currency == details.bill.currency
    }
    guard paysMinimum, let minimum = try details.bill.minimumLeft(open: open) else { return open }
    return minimum
  }

  private func debits(_ bills: [BillDetails]) throws -> [Forecast.Item] {
    try bills.filter { $0.state == .expected }.map { details in
      Forecast.Item(
        date: max(details.bill.due ?? access.today, access.today), methodID: main.id,
        currency: details.bill.currency, amount: try details.balance.open?.negated(),
        kind: .debit, name: details.biller.name)
    }
  }

  // What is in the bank's hands since an earlier day has left the account already.
  private func underWay() throws -> [Forecast.Item] {
    let (payments, billers) = try access.books.read { reader in
      (try reader.payments(in: Set(PaymentState.underWay)), try reader.billers(archived: true))
    }
    let names = Dictionary(billers.map { ($0.id, $0.name) }) { $1 }
    return try payments.filter { !$0.state.isDelivered || $0.executeOn >= access.today }
      .map { payment in
        Forecast.Item(
          date: max(payment.executeOn, access.today), methodID: payment.methodID,
          currency: payment.amount.currency, amount: try payment.amount.negated(),
          kind: .payment, name: names[payment.billerID] ?? "")
      }
  }

  private func scheduled(_ bills: [BillDetails]) throws -> [Forecast.Item] {
    let desk = try ScheduleDesk(access)
    let wanted = PreviewSchedule(count: 1_000, until: until.adding(days: 62))
    return try schedules.flatMap { schedule -> [Forecast.Item] in
      guard let recurrence = schedule.recurrence else { return [] }
      let charges = try charges(of: schedule, bills)
      return try desk.preview(schedule, wanted).compactMap { date in
        guard date.mark == nil, !date.isPaused, date.excess == nil, let day = date.sendDate.sendOn
        else { return nil }
        let near = charges.filter { $0.bill.belongs(to: date.nominal, of: recurrence) }
        guard !near.contains(where: { stands($0, for: date, of: schedule) }) else { return nil }
        return Forecast.Item(
          date: max(day, access.today), methodID: schedule.methodID, currency: schedule.currency,
          amount: paysBills(schedule) ? nil : try date.amount?.negated(), kind: .schedule,
          name: schedule.name)
      }
    }
  }

  // The bills a run would look at: those that count and are of no period yet.
  private func charges(of schedule: Schedule, _ bills: [BillDetails]) throws -> [BillDetails] {
    try bills.filter { details in
      guard details.biller.id == schedule.billerID, details.state != .cancelled,
        details.bill.currency == schedule.currency
      else { return false }
      return try !access.books.read { try $0.isPlanned(details.bill.id) }
    }
  }

  // A run pays the bill of a date in the place of a charge of its own, or finds it paid by hand:
  // either way the bill is what is counted. Another amount is another charge of the same biller.
  private func stands(_ charge: BillDetails, for date: PreviewedDate, of schedule: Schedule) -> Bool
  {
    guard !paysBills(schedule), let amount = date.amount else { return true }
    let isAbout =
      !schedule.runsUnattended
      && charge.bill.amount.map { schedule.mayDiffer(amount, from: $0) } ?? false
    return charge.bill.amount == amount || isAbout
      || charge.bill.number == "\(schedule.name) \(date.key.label)"
  }

  // What such a schedule pays is a bill, which is counted as one; none has come for a later date.
  private func paysBills(_ schedule: Schedule) -> Bool {
    switch schedule.amount.basis {
    case .openAmount, .minimumDue: true
    case .fixed, .last, .average: false
    }
  }
}
