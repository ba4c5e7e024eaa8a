import BillCore
import Testing

struct CountryCodeTests {
  @Test func `the 249 countries of ISO 3166-1 and Kosovo are known`() {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let known = letters.flatMap { first in letters.map { "\(first)\($0)" } }
      .filter { CountryCode($0) != nil }
    #expect(known.count == 250)
    #expect(known.contains("XK"))
  }

  @Test func `small letters are read and foreign ones are not`() {
    #expect(CountryCode("de")?.code == "DE")
    for text in ["", "D", "DEU", "UK", "EU", "ı", "ıt", "ß", "ＤＥ"] {
      #expect(CountryCode(text) == nil)
    }
  }
}
