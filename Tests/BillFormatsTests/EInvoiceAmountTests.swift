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

  @Test func `an unknown currency is refused`() {
    #expect(
      throws: CaptureError.invalid(
        field: "currency (BT-5)", value: "EURO", reason: "not a currency of ISO 4217")
    ) { try EInvoiceSamples.read(EInvoiceSamples.ubl(currency: "EURO")) }
  }
}
