import BillCore
import BillRails
import Testing

@Suite struct RailTimingTests {
  @Test(arguments: [0, 1, 2, 5])
  func `In a whole year the day is the latest that is safe, or the first possible`(lead: Int)
    throws
  {
    var rail = Rail(name: "iso20022", kind: .iso20022)
    rail.leadDays = lead
    let today = try date("2026-01-01")
    let first = rail.firstDay(today: today, hour: 9)
    let calendar = rail.calendar
    var wrong: [CalendarDate] = []
    for due in (0..<365).map({ today.adding(days: $0) }) {
      let timing = try #require(rail.timing(due: due, asked: nil, today: today, hour: 9))
      let next = calendar.adding(
        businessDays: lead, to: calendar.onOrAfter(timing.executeOn.adding(days: 1)))
      let isInTime = timing.expectedSettle <= due
      let isLate = timing.expectedSettle > calendar.onOrAfter(due)
      let holds =
        calendar.isBusinessDay(timing.executeOn) && timing.executeOn >= first
        && (isInTime ? next > due : timing.executeOn == first)
        && timing.remarks == (isLate ? [.arrivesLate(due: due)] : [])
      if !holds { wrong.append(due) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `From the cut-off hour on the next business day is the first`() throws {
    var rail = Rail(name: "iso20022", kind: .iso20022)
    rail.cutOffHour = 15
    let friday = try date("2026-11-20")
    #expect(rail.firstDay(today: friday, hour: 14) == friday)
    #expect(try rail.firstDay(today: friday, hour: 15) == date("2026-11-23"))
    #expect(try rail.firstDay(today: date("2026-12-24"), hour: 23) == date("2026-12-28"))
    let late = rail.timing(due: nil, asked: friday, today: friday, hour: 16)
    #expect(try late?.executeOn == date("2026-11-23") && late?.remarks == [.moved(from: friday)])
  }

  @Test func `A day that was asked for is kept, moved to a business day, or refused`() throws {
    let rail = Rail(name: "iso20022", kind: .iso20022)
    let today = try date("2026-11-18")
    func timing(_ asked: String) throws -> PaymentTiming? {
      rail.timing(due: nil, asked: try date(asked), today: today, hour: 9)
    }
    #expect(try timing("2026-11-17") == nil)
    #expect(try timing("2026-11-18")?.executeOn == today)
    let kept = try timing("2026-11-24")
    #expect(try kept?.executeOn == date("2026-11-24") && kept?.remarks == [])
    let moved = try timing("2026-11-22")
    #expect(try moved?.executeOn == date("2026-11-23"))
    #expect(try moved?.remarks == [.moved(from: date("2026-11-22"))])
    #expect(try moved?.expectedSettle == date("2026-11-24"))
    #expect(try timing("2026-12-25")?.executeOn == date("2026-12-28"))
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
