import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceUBLTests {
  @Test func `a UBL invoice gives number, dates, parties, amounts and account`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        head: """
          <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
          <cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DueDate>2026-03-31</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
          <cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>
          """,
        supplier: """
          <cac:PartyName><cbc:Name>Die Werft</cbc:Name></cac:PartyName>
          <cac:PostalAddress><cbc:StreetName>Kai 3</cbc:StreetName>
            <cbc:AdditionalStreetName>Tor 2</cbc:AdditionalStreetName>
            <cbc:CityName>Kiel</cbc:CityName><cbc:PostalZone>24103</cbc:PostalZone>
            <cac:Country><cbc:IdentificationCode>de</cbc:IdentificationCode></cac:Country>
          </cac:PostalAddress>
          <cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID>
            <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
          <cac:PartyLegalEntity><cbc:RegistrationName>Werft AG</cbc:RegistrationName>
            <cbc:CompanyID>HRB 77</cbc:CompanyID></cac:PartyLegalEntity>
          """,
        payment: EInvoiceSamples.means(
          "58", account: "DE89 3704 0044 0532 0130 00", bank: "COBADEFF"),
        prepaid: "19.00", payable: "100.00"))
    #expect(bill.format == .ubl && bill.type == .invoice && bill.kind == .transfer)
    #expect(bill.number == "R-1" && bill.typeCode == "380")
    #expect(bill.profile == "urn:cen.eu:en16931:2017")
    #expect(bill.issued == CalendarDate("2026-03-01") && bill.due == CalendarDate("2026-03-31"))
    let euro = try #require(Currency("EUR"))
    #expect(bill.gross == Money(minor: 11_900, euro) && bill.prepaid == Money(minor: 1_900, euro))
    #expect(bill.payable == Money(minor: 10_000, euro) && bill.statedPayable == nil)
    let address = PostalAddress(
      street: "Kai 3", postcode: "24103", town: "Kiel", country: "DE", lines: ["Tor 2"])
    #expect(
      bill.supplier
        == CapturedParty(
          name: "Werft AG", tradingName: "Die Werft", vatID: "DE123456789", legalID: "HRB 77",
          address: address))
    let account = BankAccount(scheme: .iban, number: "DE89370400440532013000", agent: "COBADEFF")
    #expect(bill.accounts == [account])
    #expect(bill.warnings.isEmpty)
  }

  @Test func `a date with a zone is the date that is written`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(head: "<cbc:IssueDate>2016-04-04+01:00</cbc:IssueDate>"))
    #expect(bill.issued == CalendarDate("2016-04-04"))
  }

  @Test(arguments: ["20260404", "202604041530", "20260404153059", "2026-04-04T15:30:59Z"])
  func `a time behind a date changes nothing`(text: String) throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(head: "<cbc:DueDate>\(text)</cbc:DueDate>"))
    #expect(bill.due == CalendarDate("2026-04-04"))
  }

  @Test func `due dates that leave a doubt say so`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        head: "<cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DueDate>2026-02-28</cbc:DueDate>",
        payment: "<cac:PaymentTerms><cbc:InstallmentDueDate>2026-04-30</cbc:InstallmentDueDate>"
          + "</cac:PaymentTerms>"))
    #expect(
      bill.warnings == [
        "several due dates are stated (2026-02-28, 2026-04-30): all is taken as due on 2026-02-28",
        "it is due on 2026-02-28, before it was issued on 2026-03-01",
      ])
  }

  @Test(arguments: ["2026-02-30", "04/05/2026", "2026-04-04x", "202604"])
  func `a date that is none is refused by its field`(text: String) {
    let xml = EInvoiceSamples.ubl(head: "<cbc:DueDate>\(text)</cbc:DueDate>")
    #expect(
      throws: CaptureError.invalid(field: "due date (BT-9)", value: text, reason: "no such date")
    ) { try EInvoiceSamples.read(xml) }
  }

  @Test func `no due date is ever made up from the terms`() throws {
    let terms = "<cac:PaymentTerms><cbc:Note>30 Tage netto</cbc:Note></cac:PaymentTerms>"
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(payment: terms))
    #expect(bill.due == nil && bill.dueDates.isEmpty && bill.terms == "30 Tage netto")
  }

  @Test func `a credit note owes a positive amount and takes its due date from the means`() throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        root: "CreditNote",
        head: """
          <cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>
          <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>R-0</cbc:ID>
          </cac:InvoiceDocumentReference></cac:BillingReference>
          """,
        payment: """
          <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
          <cbc:PaymentDueDate>2026-05-02</cbc:PaymentDueDate></cac:PaymentMeans>
          """))
    #expect(bill.type == .creditNote && bill.payable?.minor == 11_900)
    #expect(bill.statedPayable == nil && bill.corrects == ["R-0"])
    #expect(bill.due == CalendarDate("2026-05-02"))
  }

  @Test func `a payee that is not the supplier is kept apart from it`() throws {
    let payee = """
      <cac:PayeeParty><cac:PartyName><cbc:Name>Faktor Bank</cbc:Name></cac:PartyName>
      </cac:PayeeParty>
      """
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(payment: payee))
    #expect(bill.supplier.name == "Werft AG" && bill.payee?.name == "Faktor Bank")
  }

  @Test func `names lose line ends, control characters and direction overrides`() throws {
    let name = "Werft&#10;  AG\u{202E} \u{85}Kiel"
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        supplier: "<cac:PartyName><cbc:Name>\(name)</cbc:Name></cac:PartyName>"))
    #expect(bill.supplier.name == "Werft AG Kiel")
  }

  @Test func `long terms are cut between characters, never inside one`() throws {
    let flag = "\u{1F1E9}\u{1F1EA}"
    let terms = String(repeating: flag, count: 5_000)
    let xml = EInvoiceSamples.ubl(
      payment: "<cac:PaymentTerms><cbc:Note>\(terms)</cbc:Note></cac:PaymentTerms>")
    #expect(try EInvoiceSamples.read(xml).terms == String(repeating: flag, count: 4_000))
  }

  @Test func `without number, supplier, currency or amount there is no bill`() throws {
    let samples: [(String, String)] = [
      (EInvoiceSamples.ubl(number: " "), "invoice number (BT-1)"),
      (EInvoiceSamples.ubl(supplier: ""), "supplier name (BT-27)"),
      (EInvoiceSamples.ubl(currency: ""), "currency (BT-5)"),
      (EInvoiceSamples.ubl(payable: nil), "amount due (BT-115)"),
    ]
    for (xml, field) in samples {
      #expect(throws: CaptureError.missing(field)) { try EInvoiceSamples.read(xml) }
    }
  }
}
