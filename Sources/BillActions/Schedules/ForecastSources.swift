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
      ?? Rail(name: RailKind.portal.rawValue, kind: .portal)
  }

  /// The first pay-day after today; today's pay is taken to be in the balance.
  var nextPayDay: CalendarDate? {
    income?.payDay.next(onOrAfter: access.today.adding(days: 1), in: rail.calendar)
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
      next = income.payDay.next(onOrAfter: day.adding(days: 1), in: rail.calendar)
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
    return try access.books.read { try $0.schedules() }.map { try $0.genuine(key) }
      .filter { $0.state == .active || $0.pausedUntil != nil }
      .flatMap { schedule in
        let dates = try desk.preview(
          schedule, PreviewSchedule(count: 1_000, until: until.adding(days: 62)))
        let open = bills.filter {
          $0.biller.id == schedule.billerID && $0.bill.currency == schedule.currency
            && ($0.isPayable || $0.state == .expected)
        }
        return try without(open.compactMap(\.bill.due), dates, schedule).map { date in
          Forecast.Item(
            date: max(date.sendDate.sendOn ?? date.nominal, access.today),
            methodID: schedule.methodID, currency: schedule.currency,
            amount: try date.amount?.negated(), kind: .schedule, name: schedule.name)
        }
      }
  }

  // A bill of the biller near a date is what that date pays, and is counted as a bill.
  private func without(
    _ due: [CalendarDate], _ dates: [PreviewedDate], _ schedule: Schedule
  ) -> [PreviewedDate] {
    var left = dates.filter { date in
      date.mark == nil && date.sendDate.sendOn != nil
        && date.nominal >= schedule.pausedUntil ?? .first
    }
    for day in due {
      func distance(_ date: PreviewedDate) -> Int {
        abs(date.nominal.dayNumber - day.dayNumber)
      }
      let nearest = left.indices.min { distance(left[$0]) < distance(left[$1]) }
      if let nearest, distance(left[nearest]) <= ForecastSources.sameBillDays {
        left.remove(at: nearest)
      }
    }
    return left
  }

  private static let sameBillDays = 15
}
