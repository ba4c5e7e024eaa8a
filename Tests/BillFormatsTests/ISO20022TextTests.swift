import Testing

@testable import BillFormats

struct ISO20022TextTests {
  @Test(arguments: [
    ("Müller & Söhne Straße", "Mueller + Soehne Strasse"),
    ("Łódź Gdańsk", "Lodz Gdansk"),
    ("Ærø Å Ølstykke", "Aero A Olstykke"),
    ("Çağrı İstanbul şığ", "Cagri Istanbul sig"),
    ("Þór Reykjavík Ðeild", "Thor Reykjavik Deild"),
    ("Timișoara București Ţara", "Timisoara Bucuresti Tara"),
    ("Příliš žluťoučký kůň", "Prilis zlutoucky kun"),
    ("Ελλάδα Ευρώ Μπάμπης ούζο Αθήνα", "Ellada Evro Bampis ouzo Athina"),
    ("София Щука Юлия", "Sofiya Shtuka Yuliya"),
    ("a_b*c@d;e", "a-b.c.d,e"),
    ("Mu\u{308}ller E\u{301}", "Mueller E"),
    ("王", "."),
  ])
  func `text is written in the characters every SEPA bank takes`(given: String, written: String) {
    #expect(SEPAText.transliterated(given) == written)
  }

  @Test func `no character of any plane leaves the set`() {
    for value in UInt32(0)...0x10FFFF where value < 0x3000 || value.isMultiple(of: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let written = SEPAText.transliterated("a\(scalar)b")
      #expect(SEPAText.isClean(written), "U+\(String(value, radix: 16)) became \(written)")
    }
  }

  @Test func `Swiss text keeps its umlauts and loses what old guidelines lack`() {
    #expect(SwissText.transliterated("Zürich & Łódź ÿ") == "Zürich & Lódz y")
    let decomposed = SwissText.transliterated("Zu\u{308}rich")
    #expect(Array(decomposed.unicodeScalars) == Array("Zürich".unicodeScalars))
  }
}
