import BillCore
import Testing

/// Balances day by day.
struct ForecastTests {
  @Test func `pay comes before bills of the same day, and unknown amounts are in no sum`() throws {
    let euro = try #require(Currency("EUR"))
    let id = RecordID(sixteen: Array(repeating: 7, count: 16))
    let day = try #require(CalendarDate("2026-12-01"))
    func item(_ days: Int, _ minor: Int64?, _ kind: Forecast.Kind) -> Forecast.Item {
      Forecast.Item(
        date: day.adding(days: days), methodID: id, currency: euro,
        amount: minor.map { Money(minor: $0, euro) }, kind: kind, name: "x")
    }
    let items = [
      item(3, -500, .bill), item(1, -300, .schedule), item(3, 1_000, .pay), item(2, nil, .debit),
    ]
    let forecast = try Forecast(
      items, methodID: id, currency: euro, start: Money(minor: 200, euro), from: day)
    #expect(forecast.days.map(\.balance?.minor) == [-100, -100, 400])
    #expect(forecast.minimum?.balance.minor == -100)
    #expect(forecast.minimum?.date == day.adding(days: 1))
    #expect(forecast.unknown == 1)
    #expect(forecast.days[2].items.map(\.kind) == [.pay, .bill])
    let leaving = try forecast.leaving(before: day.adding(days: 3))
    #expect(leaving.total.minor == 300)
    #expect(leaving.count == 2)
    #expect(leaving.unknown == 1)
  }
}
