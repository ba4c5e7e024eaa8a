import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceAmountTests {
  @Test(
    arguments: [
      ("EUR", "12.6", 1_260), ("EUR", "120", 12_000), ("EUR", "2337.5000", 233_750),
      ("JPY", "500.00", 500), ("KWD", "1.005", 1_005), ("EUR", "0", 0),
    ] as [(String, String, Int64)])
  func `amounts are scaled by their currency`(code: String, text: String, minor: Int64) throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(currency: code, gross: text, payable: text))
    #expect(bill.payable?.minor == minor && bill.gross?.minor == minor)
  }

  @Test(arguments: ["1,00", "1e2", "1 000.00", "1.005", "", "--1", "99999999999999999999"])
  func `what is no exact amount is refused by its field`(text: String) {
    let xml = EInvoiceSamples.ubl(payable: text)
    #expect {
      try EInvoiceSamples.read(xml)
    } throws: { error in
      switch error as? CaptureError {
      case .invalid(let field, let value, _): field == "amount due (BT-115)" && value == text
      case .missing(let field): field == "amount due (BT-115)" && text.isEmpty
      default: false
      }
    }
  }

  @Test func `a negative invoice becomes a credit and keeps what it states`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        head: "<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>", gross: "-8.79", payable: "-8.79"))
    #expect(bill.type == .creditNote && bill.payable?.minor == 879)
    #expect(bill.statedPayable?.minor == -879 && bill.gross?.minor == -879)
    #expect(
      bill.warnings == ["the amount due is negative (-8.79 EUR): taken as a credit of 8.79 EUR"])
  }

  @Test func `a currency beside an amount that is not the invoice's is refused`() {
    let xml = EInvoiceSamples.ubl().replacing(
      "currencyID=\"EUR\">119.00</cbc:Pay",
      with: "currencyID=\"USD\">119.00</cbc:Pay")
    #expect(
      throws: CaptureError.invalid(
        field: "amount due (BT-115)", value: "119.00 USD", reason: "the invoice is in EUR")
    ) { try EInvoiceSamples.read(xml) }
  }

  @Test func `a currency with blanks around it is that currency`() throws {
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(currency: " EUR "))
    #expect(bill.payable?.minor == 11_900 && bill.warnings.isEmpty)
  }

  @Test func `of an amount in two currencies the invoice's own counts`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.cii(
        totals: """
          <ram:GrandTotalAmount currencyID="USD">130.00</ram:GrandTotalAmount>
          <ram:GrandTotalAmount currencyID="EUR">119.00</ram:GrandTotalAmount>
          <ram:DuePayableAmount currencyID="USD">130.00</ram:DuePayableAmount>
          <ram:DuePayableAmount currencyID="EUR">119.00</ram:DuePayableAmount>
          """))
    #expect(bill.gross?.minor == 11_900 && bill.payable?.minor == 11_900)
    #expect(bill.warnings.isEmpty)
  }

  @Test func `a total nothing depends on is left out where it is none, and that is said`() throws {
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(gross: "119.004", prepaid: "none"))
    #expect(bill.payable?.minor == 11_900 && bill.gross == nil && bill.prepaid == nil)
    #expect(
      bill.warnings == [
        "the total with tax (BT-112) \"119.004\" is left out: EUR has 2 decimal places",
        "the paid amount (BT-113) \"none\" is left out: not a decimal number",
      ])
  }

  @Test func `a negative credit note says that it can be meant either way`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(root: "CreditNote", gross: "-8.79", payable: "-8.79"))
    #expect(bill.type == .creditNote && bill.payable?.minor == 879)
    #expect(
      bill.warnings == [
        "a credit note over a negative amount (-8.79 EUR) can be meant either way: "
          + "taken as a credit of 8.79 EUR"
      ])
  }

  @Test(arguments: [("OIOUBL-2.1", 0), ("urn:cen.eu:en16931:2017", 1)])
  func `a Danish invoice's amount before tax is its tax, and no contradiction`(
    profile: String, count: Int
  ) throws {
    let xml = EInvoiceSamples.ubl(head: "<cbc:CustomizationID>\(profile)</cbc:CustomizationID>")
      .replacing(
        "<cac:LegalMonetaryTotal>",
        with: """
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount></cac:TaxTotal>
          <cac:LegalMonetaryTotal>
          <cbc:TaxExclusiveAmount currencyID="EUR">19.00</cbc:TaxExclusiveAmount>
          """)
    #expect(try EInvoiceSamples.read(xml).warnings.count == count)
  }

  @Test func `an unknown currency is refused`() {
    #expect(
      throws: CaptureError.invalid(
        field: "currency (BT-5)", value: "EURO", reason: "not a currency of ISO 4217")
    ) { try EInvoiceSamples.read(EInvoiceSamples.ubl(currency: "EURO")) }
  }
}
