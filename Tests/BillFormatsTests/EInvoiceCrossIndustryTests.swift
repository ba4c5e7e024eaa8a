import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceCrossIndustryTests {
  @Test func `a CII invoice gives parties, references, accounts and terms`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.cii(
        seller: """
          <ram:Name>Werft AG</ram:Name>
          <ram:SpecifiedLegalOrganization><ram:ID>HRB 77</ram:ID>
            <ram:TradingBusinessName>Die Werft</ram:TradingBusinessName>
          </ram:SpecifiedLegalOrganization>
          <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/1</ram:ID>
          </ram:SpecifiedTaxRegistration>
          <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID>
          </ram:SpecifiedTaxRegistration>
          """,
        settlement: """
          <ram:PaymentReference>RF18 5390 0754 7034</ram:PaymentReference>
          <ram:PayeeTradeParty><ram:Name>Faktor Bank</ram:Name></ram:PayeeTradeParty>
          <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
            <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID>
              <ram:AccountName>Konto</ram:AccountName></ram:PayeePartyCreditorFinancialAccount>
            <ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>COBADEFF</ram:BICID>
            </ram:PayeeSpecifiedCreditorFinancialInstitution>
          </ram:SpecifiedTradeSettlementPaymentMeans>
          <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>C-6</ram:IssuerAssignedID>
          </ram:InvoiceReferencedDocument>
          """))
    #expect(bill.format == .cii && bill.number == "C-7" && bill.kind == .transfer)
    #expect(bill.issued == CalendarDate("2026-03-01"))
    #expect(bill.supplier.tradingName == "Die Werft" && bill.supplier.legalID == "HRB 77")
    #expect(bill.supplier.vatID == "DE123456789" && bill.payee?.name == "Faktor Bank")
    #expect(bill.reference == .creditorReference("RF18539007547034"))
    #expect(bill.corrects == ["C-6"])
    #expect(
      bill.accounts == [
        BankAccount(
          scheme: .iban, number: "DE89370400440532013000", agent: "COBADEFF", name: "Konto")
      ])
  }

  @Test func `every instalment's due date is kept, the first one leads`() throws {
    func terms(_ date: String) -> String {
      """
      <ram:SpecifiedTradePaymentTerms><ram:Description>Rate \(date)</ram:Description>
      <ram:DueDateDateTime><udt:DateTimeString format="102">\(date)</udt:DateTimeString>
      </ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      """
    }
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.cii(settlement: terms("20260430") + terms("20260331") + terms("20260331")))
    #expect(bill.dueDates.map(\.description) == ["2026-03-31", "2026-04-30"])
    #expect(bill.due == CalendarDate("2026-04-30"))
    #expect(bill.warnings.count == 1)
    #expect(bill.terms == "Rate 20260430\nRate 20260331\nRate 20260331")
  }

  @Test func `type 381 is a credit note`() throws {
    #expect(try EInvoiceSamples.read(EInvoiceSamples.cii(type: "381")).type == .creditNote)
  }

  @Test func `ZUGFeRD 1 BASIC takes currency and amount due from its totals, and says so`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.zugferd1(
        totals: """
          <ram:GrandTotalAmount currencyID="EUR">235.62</ram:GrandTotalAmount>
          <ram:TotalPrepaidAmount currencyID="EUR">35.62</ram:TotalPrepaidAmount>
          """))
    #expect(bill.format == .zugferd1 && bill.number == "Z-3" && bill.currency.code == "EUR")
    #expect(bill.payable?.minor == 20_000 && bill.warnings.count == 1)
  }

  @Test func `a CII invoice without the amount due is refused, not computed`() {
    let xml = EInvoiceSamples.cii(totals: "<ram:GrandTotalAmount>1.00</ram:GrandTotalAmount>")
    #expect(throws: CaptureError.missing("amount due (BT-115)")) { try EInvoiceSamples.read(xml) }
  }
}
