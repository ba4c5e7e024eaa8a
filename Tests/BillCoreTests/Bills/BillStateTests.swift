import BillCore
import Testing

struct BillStateTests {
  private let euro: Currency
  private let today: CalendarDate

  init() throws {
    euro = try #require(Currency("EUR"))
    today = try #require(CalendarDate("2026-11-22"))
  }

  private func state(
    reserved: Int64 = 0, paid: Int64 = 0, credited: Int64 = 0, due: CalendarDate? = nil
  ) throws -> BillState {
    let balance = BillBalance(
      amount: Money(minor: 100, euro), reserved: Money(minor: reserved, euro),
      paid: Money(minor: paid, euro), credited: Money(minor: credited, euro))
    return try .derive(standing: .open, balance: balance, due: due, on: today)
  }

  @Test func `a part that is only reserved pays nothing yet`() throws {
    #expect(try state(reserved: 40) == .open)
    #expect(try state(reserved: 40, due: today.adding(days: -1)) == .overdue)
    #expect(try state(reserved: 100) == .inFlight)
  }

  @Test func `a part that was paid or credited makes a bill part-paid`() throws {
    #expect(try state(paid: 1) == .partPaid)
    #expect(try state(credited: 1) == .partPaid)
    #expect(try state(reserved: 40, paid: 1) == .partPaid)
    #expect(try state(paid: 60, credited: 40) == .paid)
  }
}
