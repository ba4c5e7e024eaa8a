import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceXMLTests {
  private let sample = EInvoiceSamples.ubl(
    supplier: "<cac:PartyName><cbc:Name>Käse &amp; Ørsted</cbc:Name></cac:PartyName>")

  private func refusal(_ bytes: [UInt8]) -> CaptureError? {
    do {
      _ = try EInvoiceReader.read(bytes)
      return nil
    } catch { return error }
  }

  private func refusal(_ xml: String) -> CaptureError? { refusal(Array(xml.utf8)) }

  private func isMalformed(_ error: CaptureError?) -> Bool {
    if case .malformed = error { true } else { false }
  }

  @Test func `UTF-8 with and without a byte order mark is read`() throws {
    for mark in ["", "\u{FEFF}"] {
      let bytes = Array((mark + EInvoiceSamples.declaration + sample).utf8)
      #expect(try EInvoiceReader.read(bytes).supplier.name == "Käse & Ørsted")
    }
  }

  @Test func `UTF-16 in both byte orders is read`() throws {
    let units = Array(("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sample).utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try EInvoiceReader.read(little).supplier.name == "Käse & Ørsted")
    #expect(try EInvoiceReader.read(big).supplier.name == "Käse & Ørsted")
  }

  @Test func `ISO 8859-1 is read`() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + sample
    let bytes = xml.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try EInvoiceReader.read(bytes).supplier.name == "Käse & Ørsted")
  }

  @Test func `an encoding that is not the declared one is malformed`() {
    let latin1 = (EInvoiceSamples.declaration + sample).unicodeScalars
      .map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(isMalformed(refusal(latin1)))
    #expect(isMalformed(refusal("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sample)))
    #expect(isMalformed(refusal("<?xml version=\"1.0\" encoding=\"x-none\"?>" + sample)))
  }

  @Test func `broken UTF-16 ends in an error`() {
    let start = Array("<Invoice>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(refusal([0xFF, 0xFE] + start + [0x00, 0xDC, 0x00, 0xDC]) != nil)
  }

  @Test func `every truncation of an invoice is refused`() {
    let bytes = Array((EInvoiceSamples.declaration + sample).utf8)
    for length in 0..<bytes.count {
      #expect(refusal(Array(bytes.prefix(length))) != nil, "cut to \(length) bytes")
    }
  }

  @Test func `what is not well-formed is refused with its line`() {
    let error = refusal(EInvoiceSamples.ubl(head: "\n<cbc:Note>a & b</cbc:Note>"))
    guard case .malformed(_, let line) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == 6)
    #expect(isMalformed(refusal(sample + "<more/>")))
    #expect(isMalformed(refusal("%PDF-1.7")))
    #expect(isMalformed(refusal("")))
  }

  @Test(arguments: [
    "<!DOCTYPE Invoice>", "<!DOCTYPE Invoice SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE i [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;\">]>",
    "<!DOCTYPE i [<!ENTITY x SYSTEM \"http://localhost/x\">]>",
    "<!DOCTYPE i [<!ENTITY % p SYSTEM \"p.dtd\"> %p;]>",
  ])
  func `a DTD is refused before anything in it counts`(doctype: String) {
    #expect(refusal(doctype + sample) == .forbidden("DTD"))
  }

  @Test func `an entity that is not one of the five is refused`() {
    #expect(refusal(EInvoiceSamples.ubl(number: "&nbsp;1")) == .forbidden("entity"))
    #expect(refusal(EInvoiceSamples.ubl(number: "&lt;&gt;&quot;&apos;&#65;")) == nil)
  }

  @Test func `XInclude is refused wherever it stands`() {
    let include = "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>"
    #expect(refusal(EInvoiceSamples.ubl(head: include)) == .forbidden("XInclude"))
    #expect(refusal(EInvoiceSamples.ubl(number: include)) == .forbidden("XInclude"))
  }

  @Test func `a hundred levels are read and no more`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "<a>", count: levels) + String(repeating: "</a>", count: levels)
    }
    #expect(refusal(EInvoiceSamples.ubl(head: nested(99))) == nil)
    #expect(refusal(EInvoiceSamples.ubl(head: nested(100))) == .tooDeep(limitLevels: 100))
  }

  @Test func `CDATA and comments belong to the text around them as XML says`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(number: "A<!-- not this --><![CDATA[&]]>1"))
    #expect(bill.number == "A&1")
  }

  @Test func `invoice lines and attachments are passed over`() throws {
    let base64 = String(repeating: "QUJD", count: 200_000)
    let attachment = "<cac:AdditionalDocumentReference><cbc:ID>\(base64)</cbc:ID>"
    let xml = EInvoiceSamples.ubl(head: attachment + "</cac:AdditionalDocumentReference>")
    #expect(try EInvoiceSamples.read(xml).number == "R-1")
  }

  @Test func `another standard is named`() {
    let names: [(String, String)] = [
      ("<p:FatturaElettronica xmlns:p=\"urn:x\"/>", "FatturaPA"),
      ("<SCRDMCCBDACIOMessageStructure/>", "Order-X"),
      (
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>",
        "ISO 20022 camt.053.001.02"
      ),
      ("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>", "UBL Order"),
      ("<html/>", "html"), ("<Invoice xmlns=\"urn:x\"/>", "Invoice of namespace \"urn:x\""),
    ]
    for (xml, name) in names {
      #expect(refusal(xml) == .notABill(found: name))
    }
  }
}
