import BillCore
import BillFormats
import BillRails
import Testing

/// Orders the tests of rails share; the accounts are samples of the standards.
enum Orders {
  static let german = BankAccount(scheme: .iban, number: "DE89370400440532013000")
  static let dutch = BankAccount(scheme: .iban, number: "NL91ABNA0417164300")
  static let swiss = BankAccount(scheme: .iban, number: "CH9300762011623852957")

  static func id(_ number: Int) -> RecordID {
    RecordID(
      sixteen: [UInt8](repeating: 0, count: 14) + [UInt8(number / 256), UInt8(number % 256)])
  }

  static func order(
    _ number: Int, _ minor: Int64 = 12_345, _ code: String = "EUR", on day: String = "2026-11-24",
    from debtor: BankAccount? = german, to creditor: BankAccount? = dutch
  ) throws -> TransferOrder {
    let currency = try #require(Currency(code))
    let date = try #require(CalendarDate(day))
    var payment = Payment(
      id: id(number), billID: nil, billerID: id(9000), methodID: id(9001), payeeID: nil,
      rail: .iso20022, railName: "iso20022", amount: Money(minor: minor, currency),
      executeOn: date, expectedSettle: date.adding(days: 1),
      createdAt: Instant(seconds: 1_795_000_000))
    payment.reference = .text("RE-\(number)")
    let town = PostalAddress(
      street: "Gasse", building: "1", postcode: "99999", town: "Musterstadt", country: "DE")
    return TransferOrder(
      payment: payment, debtor: debtor, debtorName: "Erika Mustermann", debtorAddress: town,
      creditor: creditor, creditorName: "Stadtwerke", creditorAddress: town)
  }

  static func builder(_ profile: BankProfile = .generic) throws -> BankFileBuilder {
    var rail = Rail(name: "iso20022", kind: .iso20022)
    rail.profile = profile
    let ids = IDs()
    return BankFileBuilder(
      rail: rail, initiatingPartyName: "Erika Mustermann", now: Instant(seconds: 1_795_000_000),
      today: try #require(CalendarDate("2026-11-18")), sha256: { "\($0.count)" },
      newID: { ids.next() })
  }
}

/// Ids that count up; a class because the builder's closure must remember how far it got.
private final class IDs: @unchecked Sendable {
  private var last = 100

  func next() -> RecordID {
    last += 1
    return Orders.id(last)
  }
}
