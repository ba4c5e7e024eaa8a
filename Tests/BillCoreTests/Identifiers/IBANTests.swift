import BillCore
import BillTestSupport
import Testing

struct IBANTests {
  @Test(arguments: [
    "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "de89 3704-0044.0532 0130 00",
    " DE89\u{A0}3704\u{202F}0044\t0532\n013000 ",
  ])
  func `an account number is read as people write it`(text: String) throws {
    let iban = try IBAN(text)
    #expect(iban.compact == "DE89370400440532013000")
    #expect(iban.grouped == "DE89 3704 0044 0532 0130 00")
    #expect(iban.country == "DE")
    #expect(iban.bban == "370400440532013000")
    #expect(iban.bankCode == "37040044")
    #expect(iban.isSEPA)
    #expect(!iban.isQRIBAN)
  }

  @Test(
    arguments: [
      ("", .missingCountry), ("4", .missingCountry), ("8937DE", .missingCountry),
      ("D", .missingCountry), ("D€89", .malformed("€")), ("DE89/3704", .malformed("/")),
      ("ＤＥ89370400440532013000", .malformed("Ｄ")), ("ßE89", .malformed("ß")),
      ("DE8937040044053201300٠", .malformed("٠")),
      ("XX89370400440532013000", .unknownCountry("XX")),
      ("DE8937040044053201300", .wrongLength(country: "DE", expected: 22, found: 21)),
      ("DE893704004405320130000", .wrongLength(country: "DE", expected: 22, found: 23)),
      ("DEAA370400440532013000", .wrongStructure(country: "DE", position: 3, expected: .digit)),
      ("DE8537040044XXXXXXXXXX", .wrongStructure(country: "DE", position: 13, expected: .digit)),
      (
        "GB2912346016133192681A",
        .wrongStructure(country: "GB", position: 5, expected: .capital)
      ),
      ("DE88370400440532013000", .wrongCheckDigits),
      ("MA64011519000001205000534921", .unregisteredCountry("MA")),
      ("MA65011519000001205000534921", .wrongCheckDigits),
    ] as [(String, IBANError)])
  func `a refusal says what is wrong`(text: String, error: IBANError) {
    #expect(throws: error) { try IBAN(text) }
  }

  // 97 more or less leaves the same remainder, yet only 02 to 98 can be computed.
  @Test(arguments: ["00", "01", "99"])
  func `check digits that cannot be computed are refused`(digits: String) throws {
    var generator = SeededGenerator(seed: 97)
    let congruent = ["00": "97", "01": "98", "99": "02"]
    var tried = 0
    while tried < 3 {
      let bban = generator.digits(18)
      guard mod97CheckDigits(prefix: "DE", body: bban) == congruent[digits] else { continue }
      tried += 1
      #expect(throws: IBANError.wrongCheckDigits) { try IBAN("DE\(digits)\(bban)") }
    }
  }

  @Test(arguments: [
    ("29999", false), ("30000", true), ("31999", true), ("32000", false), ("00762", false),
  ])
  func `a QR-IBAN is known by its institution`(institution: String, isQR: Bool) throws {
    for country in ["CH", "LI"] {
      let bban = institution + "011623852957"
      let iban = try IBAN(country + mod97CheckDigits(prefix: country, body: bban) + bban)
      #expect(iban.isQRIBAN == isQR)
      #expect(iban.bankCode == institution)
    }
    let bban = institution + "11623852957"  // Austria: the same digits mean something else.
    #expect(try !IBAN("AT" + mod97CheckDigits(prefix: "AT", body: bban) + bban).isQRIBAN)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `no mistyped digit and no transposition passes`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3 {
      let bban = generator.digits(18)
      let text = "DE" + mod97CheckDigits(prefix: "DE", body: bban) + bban
      #expect(try IBAN(text).compact == text)
      for wrong in singleDigitChanges(of: text) + transpositions(of: text) {
        #expect(throws: IBANError.wrongCheckDigits) { try IBAN(wrong) }
      }
    }
  }
}
