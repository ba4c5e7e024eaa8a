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

  init(_ access: ReadAccess, until: CalendarDate, main: PaymentMethod) throws {
    self.access = access
    self.until = until
    self.main = main
    income = try access.books.read { try $0.income() }
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

  private func owed(_ bills: [BillDetails]) throws -> [Forecast.Item] {
    let hour = access.world.civilHour(access.world.now, access.account.zone) ?? 0
    return try bills.filter(\.isPayable).compactMap { details in
      let open = try details.balance.open
      if let open, !open.isPositive { return nil }
      let timing = rail.timing(
        due: details.bill.due, asked: nil, today: access.today, hour: hour)
      return Forecast.Item(
        date: timing?.executeOn ?? access.today, methodID: main.id,
        currency: details.bill.currency, amount: try open?.negated(), kind: .bill,
        name: [details.biller.name, details.bill.number].compactMap { $0 }.joined(separator: " "))
    }
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
    let key = try access.home.installKey()
    let desk = try ScheduleDesk(access)
    let wanted = PreviewSchedule(count: 1_000, until: until.adding(days: 62))
    var dates: [(schedule: Schedule, date: PreviewedDate)] = []
    for schedule in try access.books.read({ try $0.schedules() }).map({ try $0.genuine(key) })
    where schedule.state == .active || schedule.pausedUntil != nil {
      dates += try desk.preview(schedule, wanted).filter { date in
        date.mark == nil && date.sendDate.sendOn != nil
          && date.nominal >= schedule.pausedUntil ?? .first
      }.map { (schedule, $0) }
    }
    for bill in bills where bill.isPayable || bill.state == .expected {
      leaveOut(bill, from: &dates)
    }
    return try dates.map { schedule, date in
      Forecast.Item(
        date: max(date.sendDate.sendOn ?? date.nominal, access.today),
        methodID: schedule.methodID, currency: schedule.currency,
        amount: try date.amount?.negated(), kind: .schedule, name: schedule.name)
    }
  }

  // A bill of the biller near a date is what that date pays, and is counted as a bill.
  private func leaveOut(
    _ bill: BillDetails, from dates: inout [(schedule: Schedule, date: PreviewedDate)]
  ) {
    guard let due = bill.bill.due else { return }
    func distance(_ index: Int) -> Int {
      abs(dates[index].date.nominal.dayNumber - due.dayNumber)
    }
    let nearest = dates.indices.filter { index in
      dates[index].schedule.billerID == bill.biller.id
        && dates[index].schedule.currency == bill.bill.currency
        && distance(index) <= ForecastSources.sameBillDays
    }.min { distance($0) < distance($1) }
    if let nearest { dates.remove(at: nearest) }
  }

  private static let sameBillDays = 15
}
