import BillCore
import BillFormats
import BillTestSupport
import Testing

struct PayloadWritingTests {
  private static let rf = "RF18539007547034"

  private func epc(reference: RemittanceReference? = nil) throws -> EPCPayload {
    EPCPayload(
      name: "Bäckerei Łoś", iban: Pain.german.number, amount: try Pain.money(1_230),
      reference: reference)
  }

  private func swiss(_ iban: String, reference: RemittanceReference?) throws -> SwissPayload {
    let address = PostalAddress(
      street: "Rue du Lac", building: "1268/2/22", postcode: "2501", town: "Biel", country: "CH")
    return SwissPayload(
      iban: iban, creditor: .init(name: "Robert Schneider AG", address: address),
      currency: try #require(Currency("CHF")), amount: try Pain.money(199_995, "CHF"),
      reference: reference)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `an EPC payload has its lines and no empty ones at the end`() throws {
    #expect(
      text(try epc().bytes())
        == "BCD\n002\n1\nSCT\n\nBäckerei Łoś\nDE89370400440532013000\nEUR12.30")
    #expect(
      text(try epc(reference: .text("Rechnung 7")).bytes()).hasSuffix("EUR12.30\n\n\nRechnung 7"))
    #expect(
      text(try epc(reference: .creditorReference(Self.rf)).bytes()).hasSuffix(
        "EUR12.30\n\n\(Self.rf)"))
  }

  @Test func `an EPC payload refuses what banks refuse`() throws {
    var payload = try epc()
    payload.amount = try Pain.money(100, "CHF")
    #expect(throws: EPCPayloadError.badAmount(payload.amount)) { try payload.bytes() }
    payload = try epc()
    payload.name = "a\nb"
    #expect(throws: EPCPayloadError.lineBreak(field: "name")) { try payload.bytes() }
    payload.name = String(repeating: "x", count: 71)
    #expect(throws: EPCPayloadError.tooLong(field: "name", limit: 70)) { try payload.bytes() }
    payload = try epc(reference: .text(String(repeating: "語", count: 100)))
    #expect(throws: EPCPayloadError.tooLong(field: "payload", limit: 331)) { try payload.bytes() }
    payload = try epc(reference: .qrReference(Pain.qrReference))
    #expect(throws: EPCPayloadError.self) { try payload.bytes() }
    payload = try epc()
    payload.iban = Pain.swiss.number
    #expect(throws: EPCPayloadError.missing(field: "bic")) { try payload.bytes() }
    payload.iban = Pain.swissQR.number
    payload.bic = "POFICHBE"
    #expect(throws: EPCPayloadError.badIBAN(payload.iban)) { try payload.bytes() }
  }

  @Test func `a Swiss payload has thirty-one lines at least`() throws {
    let payload = try swiss(Pain.swissQR.number, reference: .qrReference(Pain.qrReference))
    let lines = text(try payload.bytes()).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 31)
    #expect(lines[0...4] == ["SPC", "0200", "1", "CH4431999123000889012", "S"])
    #expect(lines[18...19] == ["1999.95", "CHF"])
    #expect(lines[27...30] == ["QRR", Pain.qrReference[...], "", "EPD"])
  }

  @Test func `a Swiss payload carries a debtor, bill information and schemes`() throws {
    var payload = try swiss(Pain.swiss.number, reference: .text("Rechnung 7"))
    payload.debtor = SwissPayload.Party(
      name: "Pia", address: PostalAddress(postcode: "9400", town: "Rorschach", country: "CH"))
    payload.amount = nil
    payload.billInformation = "//S1/10/7"
    payload.alternatives = ["eBill/B/7"]
    let lines = text(try payload.bytes()).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 33)
    #expect(lines[18] == "")
    #expect(lines[20...26] == ["S", "Pia", "", "", "9400", "Rorschach", "CH"])
    #expect(lines[27...] == ["NON", "", "Rechnung 7", "EPD", "//S1/10/7", "eBill/B/7"])
  }

  @Test func `a Swiss payload binds the reference to the kind of IBAN`() throws {
    let number = Pain.qrReference
    #expect(throws: SwissPayloadError.needsQRIBAN) {
      try swiss(Pain.swiss.number, reference: .qrReference(number)).bytes()
    }
    #expect(throws: SwissPayloadError.needsQRReference) {
      try swiss(Pain.swissQR.number, reference: .creditorReference(Self.rf)).bytes()
    }
    #expect(throws: SwissPayloadError.needsQRReference) {
      try swiss(Pain.swissQR.number, reference: nil).bytes()
    }
    #expect(throws: SwissPayloadError.badReference("1")) {
      try swiss(Pain.swissQR.number, reference: .qrReference("1")).bytes()
    }
    #expect(throws: SwissPayloadError.badIBAN(Pain.german.number)) {
      try swiss(Pain.german.number, reference: nil).bytes()
    }
  }

  @Test func `a Swiss payload writes foreign signs as Latin ones and loses none`() throws {
    var payload = try swiss(Pain.swiss.number, reference: nil)
    payload.creditor.name = "L’Atelier Zu\u{308}rich Ωмега"
    let lines = text(try payload.bytes()).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[5] == "L'Atelier Zuerich Omega")
    payload.creditor.name = "A王"
    #expect(throws: SwissPayloadError.badCharacter(field: "name", character: "王")) {
      try payload.bytes()
    }
  }

  @Test func `a Swiss payload counts message and bill information together`() throws {
    var payload = try swiss(Pain.swiss.number, reference: nil)
    payload.message = String(repeating: "x", count: 100)
    payload.billInformation = String(repeating: "x", count: 41)
    #expect(throws: SwissPayloadError.tooLong(field: "message", limit: 140)) {
      try payload.bytes()
    }
  }

  @Test(.enabled(if: Tool("ZXingReader") != nil))
  func `another reader finds the same payload in what we draw`() throws {
    let payloads = [
      try epc(reference: .text("Rechnung 7")).bytes(),
      try swiss(Pain.swissQR.number, reference: .qrReference(Pain.qrReference)).bytes(),
    ]
    for (bytes, isSwiss) in zip(payloads, [false, true]) {
      let symbol = try QRSymbol(
        bytes: bytes, maxVersion: isSwiss ? 25 : EPCPayload.maxSymbolVersion)
      #expect(try QRPicture.read(symbol, withCross: isSwiss) == text(bytes))
    }
  }
}
