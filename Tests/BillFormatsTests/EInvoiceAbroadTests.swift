import BillCore
import BillFormats
import Testing

/// UBL from outside EN 16931, and what only looks like it.
@Suite struct EInvoiceAbroadTests {
  private func typed(_ code: String) throws -> CapturedBill {
    try EInvoiceSamples.read(
      EInvoiceSamples.ubl(head: "<cbc:InvoiceTypeCode>\(code)</cbc:InvoiceTypeCode>"))
  }

  @Test func `the credit notes and self-billed invoices of MyInvois are known by their codes`()
    throws
  {
    #expect(try typed("01").type == .invoice)
    #expect(try typed("02").type == .creditNote)
    #expect(try typed("04").type == .creditNote)
    #expect(try typed("11").kind == .selfBilled)
    #expect(try typed("02").warnings.isEmpty)
  }

  @Test func `a type code that nobody knows is told`() throws {
    #expect(
      try typed("IADE").warnings == [
        "type IADE is none billctl knows: look whether it asks for money"
      ])
    #expect(try typed("380").warnings.isEmpty)
  }

  @Test(arguments: [
    (
      """
      <cac:PartyTaxScheme><cbc:RegistrationName>Taller SAS</cbc:RegistrationName>\
      </cac:PartyTaxScheme>
      """, "Taller SAS"
    ),
    (
      """
      <cac:Person><cbc:FirstName>Elif</cbc:FirstName><cbc:FamilyName>Kaya</cbc:FamilyName>\
      </cac:Person>
      """, "Elif Kaya"
    ),
    (
      """
      <cac:PartyName><cbc:Name>Taller</cbc:Name></cac:PartyName><cac:PartyTaxScheme>\
      <cbc:RegistrationName>Taller SAS</cbc:RegistrationName></cac:PartyTaxScheme>
      """, "Taller"
    ),
  ])
  func `a supplier's only name is taken from where it stands`(party: String, name: String) throws {
    #expect(try EInvoiceSamples.read(EInvoiceSamples.ubl(supplier: party)).supplier.name == name)
  }

  // MARK: Envelopes and other standards

  private func attached(_ inside: String) -> String {
    let names = "urn:oasis:names:specification:ubl:schema:xsd:"
    return """
      <AttachedDocument xmlns="\(names)AttachedDocument-2"
        xmlns:cbc="\(names)CommonBasicComponents-2" xmlns:cac="\(names)CommonAggregateComponents-2">
        <cbc:ID>A-1</cbc:ID><cac:Attachment>\(inside)</cac:Attachment>
      </AttachedDocument>
      """
  }

  private func described(_ document: String) -> String {
    let text = document.replacing("]]>", with: "]]]]><![CDATA[>")
    return """
      <cac:ExternalReference><cbc:Description><![CDATA[\(text)]]></cbc:Description>\
      </cac:ExternalReference>
      """
  }

  @Test func `an attached invoice is read`() throws {
    let invoice = EInvoiceSamples.declaration + EInvoiceSamples.ubl(number: "DIAN-9")
    #expect(try EInvoiceSamples.read(attached(described(invoice))).number == "DIAN-9")
  }

  @Test func `an attachment that is no invoice is refused by name, and none is opened twice`() {
    let nested = attached(described(EInvoiceSamples.ubl()))
    for inside in [described("see the paper"), described(nested), ""] {
      #expect(throws: CaptureError.notABill(found: "UBL AttachedDocument")) {
        try EInvoiceSamples.read(attached(inside))
      }
    }
  }

  @Test func `UBL 1 is refused by name`() {
    let old = EInvoiceSamples.ubl().replacing("xsd:Invoice-2", with: "xsd:Invoice-1.0")
    #expect(throws: CaptureError.notABill(found: "UBL 1.0 Invoice")) {
      try EInvoiceSamples.read(old)
    }
  }

  @Test(arguments: [
    ("UPNQR\n\n\n", "a UPN QR code (Slovenia)"),
    ("HRVHUB30\nEUR\n", "a HUB-3 payment code (Croatia)"),
    ("SPD*1.0*ACC:CZ", "a Short Payment Descriptor (Czechia)"), ("UNA:+.? '", "EDIFACT"),
    ("https://example.org", "text that is no payment QR code"),
  ])
  func `another payment code is refused by name`(text: String, name: String) {
    #expect(throws: CaptureError.notABill(found: name)) {
      try PaymentQRReader.read(Array(text.utf8))
    }
  }
}
