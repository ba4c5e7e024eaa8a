import BillCore
import BillFormats
import Testing

struct ISO20022CreditTransferTests {
  @Test func `a SEPA message says what SEPA wants`() throws {
    let first = try Pain.transfer("BC1", 12_345, reference: .text("Rechnung 7 <März>"))
    let second = try Pain.transfer("BC2", 5, reference: .creditorReference("RF18539007547034"))
    let text = try Pain.text(Pain.message([try Pain.block([first, second])]))
    for part in [
      "<NbOfTxs>2</NbOfTxs><CtrlSum>123.50</CtrlSum>", "<SvcLvl><Cd>SEPA</Cd></SvcLvl>",
      "<ChrgBr>SLEV</ChrgBr>", "<InstdAmt Ccy=\"EUR\">0.05</InstdAmt>",
      "<ReqdExctnDt><Dt>2026-11-24</Dt></ReqdExctnDt>",
      "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>",
      "<CdtrAgt><FinInstnId><BICFI>ABNANL2A</BICFI></FinInstnId></CdtrAgt>",
      "<Ustrd>Rechnung 7 (Maerz)</Ustrd>",
      "<Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref>",
    ] { #expect(text.contains(part), "\(part) is missing in \(text)") }
    #expect(text.components(separatedBy: "<CtrlSum>123.50</CtrlSum>").count == 3)
  }

  @Test func `the version of 2009 names dates and banks its own way`() throws {
    let text = try Pain.text(Pain.message([try Pain.block([try Pain.transfer()])], version: .v03))
    #expect(text.contains("<ReqdExctnDt>2026-11-24</ReqdExctnDt>"))
    #expect(text.contains("<BIC>ABNANL2A</BIC>"))
    #expect(text.contains("xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\""))
  }

  @Test func `a Swiss message carries the QR reference and names the bank by its number`() throws {
    var transfer = try Pain.transfer(
      "BC1", 199_95, "CHF", to: Pain.swissQR, reference: .qrReference(Pain.qrReference))
    transfer.creditorName = "Käserei & Söhne"
    let block = try Pain.block(service: .swiss, from: Pain.swiss, [transfer])
    let text = try Pain.text(Pain.message([block]))
    #expect(text.contains("<Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>\(Pain.qrReference)</Ref>"))
    #expect(text.contains("<Cd>CHBCC</Cd></ClrSysId><MmbId>00762</MmbId>"))
    #expect(text.contains("<Nm>Käserei &amp; Söhne</Nm>"))
    #expect(!text.contains("SvcLvl") && !text.contains("ChrgBr"))
  }

  @Test func `any other transfer shares the charges and names a routing number`() throws {
    let transfer = try Pain.transfer("BC1", 100, "USD", to: Pain.american)
    let text = try Pain.text(Pain.message([try Pain.block(service: .plain, [transfer])]))
    #expect(text.contains("<ChrgBr>SHAR</ChrgBr>"))
    #expect(text.contains("<Cd>USABA</Cd></ClrSysId><MmbId>021000021</MmbId>"))
    #expect(text.contains("<Othr><Id>000123456789</Id></Othr>"))
  }

  @Test func `currencies of different decimal places add up in one control sum`() throws {
    let transfers = [
      try Pain.transfer("A", 100, "JPY", to: Pain.american),
      try Pain.transfer("B", 1_234, "KWD", to: Pain.american),
    ]
    let text = try Pain.text(Pain.message([try Pain.block(service: .plain, transfers)]))
    #expect(text.contains("<CtrlSum>101.234</CtrlSum>"))
    #expect(text.contains("<InstdAmt Ccy=\"JPY\">100</InstdAmt>"))
  }

  @Test func `an address is structured, hybrid or not there`() throws {
    var transfer = try Pain.transfer()
    transfer.creditorAddress = PostalAddress(
      street: "Große Gasse", building: "1a", postcode: "1010", town: "Wien", country: "AT",
      lines: ["Hof 3", "Stiege 4", "links"])
    var initiation = Pain.message([try Pain.block([transfer])])
    #expect(
      try Pain.text(initiation).contains(
        "<StrtNm>Grosse Gasse</StrtNm><BldgNb>1a</BldgNb><PstCd>1010</PstCd><TwnNm>Wien</TwnNm>"
          + "<Ctry>AT</Ctry><AdrLine>Hof 3</AdrLine><AdrLine>Stiege 4</AdrLine></PstlAdr>"))
    #expect(initiation.review().notes.contains { $0.change == .leftOut && $0.original == "links" })
    transfer.creditorAddress = PostalAddress(lines: ["Große Gasse 1a", "1010 Wien"])
    initiation.blocks[0].transfers = [transfer]
    #expect(!(try Pain.text(initiation).contains("PstlAdr")))
    #expect(initiation.review().notes.map(\.original) == ["Große Gasse 1a, 1010 Wien"])
  }

  @Test func `a name too long is cut and said so`() throws {
    var transfer = try Pain.transfer()
    transfer.creditorName = String(repeating: "ä", count: 40)
    let initiation = Pain.message([try Pain.block([transfer])])
    let cut = String(repeating: "ae", count: 35)
    #expect(try Pain.text(initiation).contains("<Nm>\(cut)</Nm>"))
    #expect(initiation.review().notes.last?.change == .shortened)
    #expect(initiation.review().notes.last?.written == cut)
  }

  @Test func `the same message gives the same bytes`() throws {
    let initiation = Pain.message([try Pain.block([try Pain.transfer()])])
    #expect(try initiation.xml() == initiation.xml())
  }
}
