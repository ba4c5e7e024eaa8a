import BillCore
import BillCredentials
import BillRails
import BillStore

/// Everything a run asks of the books about the schedules it looks at, read at one moment.
struct RunBooks {
  let reader: BookReader
  /// The end of the event log: whoever changes anything afterwards moves it.
  let position: Int64
  let schedules: [Schedule]
  let mandates: [RecordID: StoredMandate]
  let marks: [RecordID: [OccurrenceMark]]
  let paid: [RecordID: Set<PeriodKey>]
  let methods: [RecordID: PaymentMethod]
  let billers: [RecordID: Biller]
  let payees: [RecordID: Payee]
  let bills: [RecordID: [OpenBill]]

  /// A bill of a biller, and what is open of it.
  struct OpenBill {
    let bill: Bill
    let open: Money?
    let payees: [Payee]
    /// Whether it is the bill of a period already, of whichever schedule.
    let isPlanned: Bool

    /// What is left to pay of the minimum; nil where the bill names none.
    var minimumLeft: Money? {
      get throws { try open.flatMap { try bill.minimumLeft(open: $0) } }
    }

    /// Whether no less than the minimum was paid.
    var isMinimumPaid: Bool { get throws { try minimumLeft.map { !$0.isPositive } ?? false } }
  }

  /// Reads what is looked at on a day; refuses edited rows.
  ///
  /// - throws: `AccessError.tampered`, `PublishError.databaseIsBehind`.
  init(_ reader: BookReader, _ agent: AgentAccess, on day: CalendarDate) throws {
    self.reader = reader
    position = try reader.lastEvent()?.position ?? 0
    let stored = try reader.schedules(lookedAtOn: day)
    schedules = try stored.map { try $0.genuine(agent.installKey) }
    guard !schedules.isEmpty else {
      (mandates, marks, paid, methods, billers, payees, bills) = ([:], [:], [:], [:], [:], [:], [:])
      return
    }
    if let misstated = try reader.misstatedPayments().first {
      throw AccessError.tampered("state of payment \(misstated)")
    }
    mandates = try reader.mandates(of: agent.keys.id, lookedAtOn: day)
    let marks = try reader.marks(lookedAtOn: day)
    self.marks = marks
    let standings = try reader.standings(lookedAtOn: day)
    for row in stored { try row.check(standings[row.schedule.id], marks[row.schedule.id] ?? []) }
    paid = try reader.paidPeriods(lookedAtOn: day)
    methods = try RunBooks.keyed(reader.methods(removed: true), by: \.id)
    billers = try RunBooks.keyed(reader.billers(archived: true), by: \.id)
    payees = try RunBooks.keyed(reader.payees(), by: \.id)
    let bills = try reader.bills(
      lookedAtOn: day, dueSince: day.adding(days: -RunBooks.recentDays))
    self.bills = try Dictionary(
      grouping: bills.map { bill in
        OpenBill(
          bill: bill, open: try reader.balances(of: bill.id)[bill.id]?.open,
          payees: try reader.payees(ofBill: bill.id), isPlanned: try reader.isPlanned(bill.id))
      }, by: \.bill.billerID)
  }

  // Bills that are paid already still say of their period that nothing more is due for it.
  private static let recentDays = 60

  private static func keyed<Record>(_ records: [Record], by id: (Record) -> RecordID)
    -> [RecordID: Record]
  {
    Dictionary(records.map { (id($0), $0) }) { first, _ in first }
  }

  /// The periods of a schedule that need no more planning; what a refusal holds is asked again.
  func settled(_ schedule: Schedule) -> Set<PeriodKey> {
    let marks = marks[schedule.id] ?? []
    return marks.filter { $0.state != .held || $0.waitsForPerson }.reduce(
      into: paid[schedule.id] ?? []
    ) { $0.insert($1.key) }
  }

  /// What left under the mandate so far, from payments that are as they were approved.
  ///
  /// - throws: `AccessError.tampered`.
  func use(_ schedule: Schedule, month day: CalendarDate, _ agent: AgentAccess) throws
    -> ScheduleLimits.Use
  {
    let payments = try reader.payments(mandate: schedule.id)
    for payment in payments {
      try agent.checkApproval(of: payment, reader)
      guard let key = payment.periodKey,
        payment.id == RecordID(root: schedule.id, period: key)
      else { throw AccessError.tampered("payment \(payment.endToEndID)") }
    }
    return try ScheduleLimits.Use(payments, in: schedule.currency, month: CalendarMonth(day))
  }
}

extension OccurrenceMark {
  /// Whether only a person lets the period go on.
  var waitsForPerson: Bool {
    state == .held && reason?.hasPrefix(RunRefusal.lateCode) ?? false
  }
}
