import BillCore
import BillTestSupport
import Testing

struct CurrencyTests {
  @Test(
    arguments: [("JPY", 0, 1), ("EUR", 2, 100), ("KWD", 3, 1_000), ("CLF", 4, 10_000)]
      as [(String, Int, Int64)])
  func `a currency knows its decimal places`(code: String, exponent: Int, unit: Int64) throws {
    let currency = try #require(Currency(code))
    #expect(currency.exponent == exponent)
    #expect(currency.unit == unit)
  }

  @Test func `codes are read in any letter case`() {
    #expect(Currency("eur") == Currency("EUR"))
    #expect(Currency("eur")?.code == "EUR")
  }

  @Test(arguments: ["", "EU", "EURO", "XAU", "XXX", "XTS", "€", "ßP", "ßp", "ΕUR", "DEM"])
  func `what is no currency one can pay in is refused`(code: String) {
    #expect(Currency(code) == nil)
  }

  @Test(.enabled(if: Corpus.isThere))
  func `the table agrees with ISO 4217 list one`() throws {
    let text = String(decoding: try Corpus.bytes("vectors/iso4217_table_a1.xml"), as: UTF8.self)
    let row =
      /<Ccy>(?<code>\w+)<\/Ccy>\s*<CcyNbr>\d+<\/CcyNbr>\s*<CcyMnrUnts>(?<places>[^<]+)</
    var codes: Set<String> = []
    for match in text.matches(of: row) {
      let code = String(match.code)
      codes.insert(code)
      #expect(Currency(code)?.exponent == Int(match.places), "\(code)")
    }
    #expect(codes.count > 150)
    print("corpus iso4217: \(codes.count) currencies agree")
  }

  @Test(.enabled(if: Corpus.isThere))
  func `no currency is offered that ISO 4217 does not list`() throws {
    let text = String(decoding: try Corpus.bytes("vectors/iso4217_table_a1.xml"), as: UTF8.self)
    // The corpus has the list of 2024; amendment 176 brought one currency since.
    let listed = Set(text.matches(of: /<Ccy>(\w+)<\/Ccy>/).map { String($0.1) }).union(["XCG"])
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for first in letters {
      for second in letters {
        for third in letters {
          let code = "\(first)\(second)\(third)"
          if Currency(code) != nil { #expect(listed.contains(code), "\(code)") }
        }
      }
    }
  }
}
