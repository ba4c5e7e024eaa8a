import BillCore
import BillCredentials
import BillRails
import BillStore
import Foundation
import Testing

@testable import BillActions

/// Ana's account with an agent, and a baker whose account is accepted; it begins on Wednesday,
/// 18 November 2026.
struct RunFixture {
  let pay: PayFixture

  static let days: Int64 = 86_400

  init(bank: String = "DE89370400440532013000", enrols: Bool = true) throws {
    pay = try PayFixture(bank: bank)
    try pay.bill("R-1")
    try pay.pay(pay.request("R-1", rail: bank == PayFixture.testBank ? "sandbox" : "iso20022"))
    if enrols { try enrol() }
  }

  func remove() { pay.remove() }

  var id: RecordID { pay.desk.ana.id }

  func home(_ seconds: Int64 = 0) -> Home { pay.desk.ana.home.after(seconds) }

  @discardableResult
  func enrol(days: Int = 400) throws -> AgentRecord {
    let action = EnrolAgent(days: days)
    return try action.perform(action.plan(pay.access), pay.desk.ana.stepUp())
  }

  /// A monthly schedule of the baker's, with a mandate, as `schedule add` makes it.
  @discardableResult
  func schedule(
    _ amount: AmountRule.Basis? = nil, cap: Int64? = nil, day: Int = 1, rail: String = "iso20022",
    name: String = "Rent", isSigned: Bool = true,
    _ change: (inout Schedule) throws -> Void = { _ in }
  ) throws -> Schedule {
    let euro = try #require(Currency("EUR"))
    var rule = RecurrenceRule(.monthly)
    rule.monthDays = [day]
    let access = try pay.access
    let (payee, method) = try access.books.read {
      (try #require(try $0.payees().first), try #require(try $0.methods().first))
    }
    let kind = try Rails(access.home).all.first { $0.name == rail }?.kind ?? .check
    var schedule = Schedule(
      id: access.world.newID(), name: name, billerID: payee.billerID, methodID: method.id,
      rail: kind, railName: rail,
      occasion: .dates(try Recurrence(rule, start: access.today)), zone: "UTC",
      amount: try AmountRule(
        amount ?? .fixed(Money(minor: 85_000, euro)), cap: cap.map { Money(minor: $0, euro) }),
      currency: euro, createdAt: access.world.now)
    schedule.payeeID = payee.id
    schedule.plannedThrough = access.today.adding(days: -1)
    try change(&schedule)
    let known = try Rails(access.home).all.first { $0.name == rail }
    let timing = ScheduleTiming(schedule, known ?? Rail(name: rail, kind: kind))
    schedule.nextOn = schedule.nextDay(timing, settled: [], today: access.today)
    try store(schedule, isSigned: isSigned && kind.runsUnattended)
    return schedule
  }

  func store(_ schedule: Schedule, isSigned: Bool) throws {
    let access = try pay.access
    let stored = schedule.stored(try access.home.installKey())
    try access.books.write(at: access.world.now) { try $0.insert(stored) }
    guard isSigned else { return }
    let mandate = try SignMandate(pay.desk.ana.stepUp()).mandate(for: schedule)
    try access.books.write(at: access.world.now) { try $0.insert(mandate) }
  }

  /// Runs as cron does, so many days after the beginning, with nobody logged in.
  @discardableResult
  func run(_ days: Int64, hours: Int64 = 0, isConfirmed: Bool = false) throws -> RunResult {
    try ScheduleRun(
      home(days * RunFixture.days + hours * 3600), id, isConfirmed: isConfirmed
    ).perform()
  }

  func logOut() throws {
    try? Disk.remove("\(home().places.run)")  // why: without the folder nobody is logged in either.
  }

  /// Runs on every day until one, as a machine that is always on.
  @discardableResult
  func runDaily(_ range: ClosedRange<Int64>) throws -> [RunResult] { try range.map { try run($0) } }

  func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    try home().books(of: id).read(body)
  }

  func payments(_ schedule: Schedule) throws -> [Payment] {
    try read { try $0.payments(mandate: schedule.id) }
  }

  func marks(_ schedule: Schedule) throws -> [OccurrenceMark] {
    try read { try $0.marks(of: schedule.id) }
  }

  func stored(_ schedule: Schedule) throws -> Schedule {
    try read { try $0.schedule(schedule.id).schedule }
  }

  /// What is open of a bill.
  func open(_ number: String) throws -> String? {
    try read { reader in
      let bill = try reader.bills().first { $0.number == number }
      return try bill.flatMap { try reader.balances(of: $0.id)[$0.id]?.open?.decimalText }
    }
  }

  /// The files in the outbox beside the one of the first payment.
  var files: Int { pay.outbox.count - 1 }

  static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
