import BillCore
import BillTestSupport
import Testing

struct MoneyTextTests {
  let euro: Currency
  let yen: Currency
  let dinar: Currency

  init() throws {
    euro = try #require(Currency("EUR"))
    yen = try #require(Currency("JPY"))
    dinar = try #require(Currency("KWD"))
  }

  @Test(
    arguments: [
      ("0", 0), ("12", 1200), ("1234.5", 123_450), ("-0.07", -7), ("+3.10", 310), (".5", 50),
      ("7.", 700), ("120.00000", 12_000), ("-0", 0), ("0000000000000000000000001.00", 100),
      ("92233720368547758.07", Int64.max), ("-92233720368547758.08", Int64.min),
    ] as [(String, Int64)])
  func `plain decimals are read to the cent`(text: String, minor: Int64) throws {
    #expect(try Money(decimal: text, euro).minor == minor)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "1,00", "1 000", "1e3", "0x10", "--1", "1.0.0", "1.005.2", "1.005x",
    "١٢", "12€", "NaN", "1-", " 1", "1\n",
  ])
  func `anything else is malformed`(text: String) {
    #expect(throws: MoneyError.malformed(text)) { try Money(decimal: text, euro) }
  }

  @Test func `digits beyond the minor unit are inexact`() {
    #expect(throws: MoneyError.inexact("1.005", euro)) { try Money(decimal: "1.005", euro) }
    #expect(throws: MoneyError.inexact("1.5", yen)) { try Money(decimal: "1.5", yen) }
    #expect(throws: MoneyError.inexact("0.0001", dinar)) { try Money(decimal: "0.0001", dinar) }
  }

  @Test func `zeros beyond the minor unit are exact`() throws {
    #expect(try Money(decimal: "15.000", yen).minor == 15)
    #expect(try Money(decimal: "0.1230", dinar).minor == 123)
  }

  @Test(arguments: [
    "92233720368547758.08", "-92233720368547758.09", "92233720368547759", "99999999999999999999",
  ])
  func `what does not fit overflows`(text: String) {
    #expect(throws: MoneyError.overflow) { try Money(decimal: text, euro) }
  }

  @Test(arguments: ["10000000000000.01", "-10000000000000.01", "92233720368547758.07"])
  func `what somebody states is no larger than a bill`(text: String) throws {
    #expect(throws: MoneyError.overflow) { try Money(stated: text, euro) }
    #expect(try Money(stated: "-10000000000000.00", euro).fitsABill)
  }

  @Test func `amounts are written with exactly the decimal places of the currency`() {
    #expect(Money(minor: 0, euro).decimalText == "0.00")
    #expect(Money(minor: 5, euro).decimalText == "0.05")
    #expect(Money(minor: -5, euro).decimalText == "-0.05")
    #expect(Money(minor: -123_450, euro).description == "-1234.50 EUR")
    #expect(Money(minor: 1500, yen).decimalText == "1500")
    #expect(Money(minor: -7, dinar).decimalText == "-0.007")
    #expect(Money(minor: .min, euro).decimalText == "-92233720368547758.08")
  }

  @Test(arguments: SeededGenerator.seeds)
  func `what is written is read back`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let currencies = ["JPY", "EUR", "KWD", "CLF"].compactMap { Currency($0) }
    for _ in 0..<1_000 {
      let width = Int.random(in: 0...63, using: &generator)
      let minor = Int64.random(in: .min ... .max, using: &generator) >> Int64(width)
      for currency in currencies {
        let amount = Money(minor: minor, currency)
        #expect(try Money(decimal: amount.decimalText, currency) == amount)
      }
    }
  }
}
