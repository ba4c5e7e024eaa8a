import BillCore
import BillFormats
import Testing

@Suite struct EInvoicePaymentTests {
  private func bill(_ payment: String, type: String = "380", head: String = "") throws
    -> CapturedBill
  {
    try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        head: head + "<cbc:InvoiceTypeCode>\(type)</cbc:InvoiceTypeCode>", payment: payment))
  }

  @Test(arguments: [
    ("30", BillKind.transfer), ("31", .transfer), ("42", .transfer), ("58", .transfer),
    ("49", .directDebit), ("59", .directDebit), ("48", .card), ("54", .card), ("55", .card),
    ("68", .online), ("57", .unknown), ("10", .unknown), ("1", .unknown), ("4", .unknown),
    ("70", .unknown), ("", .unknown), ("ZZZ", .unknown),
  ])
  func `the payment means code decides the kind and nothing is guessed`(
    code: String, kind: BillKind
  ) throws {
    let bill = try bill(EInvoiceSamples.means(code, account: "DE89370400440532013000"))
    #expect(bill.kind == kind && bill.means == (code.isEmpty ? [] : [code]))
  }

  @Test func `without payment means the kind is unknown`() throws {
    #expect(try bill("").kind == .unknown)
  }

  @Test func `a debit wins over a transfer so that nothing is paid twice`() throws {
    let means = EInvoiceSamples.means("58", account: "DE89370400440532013000")
    let bill = try bill(means + EInvoiceSamples.means("59"))
    #expect(bill.kind == .directDebit && bill.means == ["58", "59"])
    #expect(
      bill.warnings == ["several ways to pay are stated (58, 59); taken as direct-debit"])
  }

  @Test func `a direct debit names its mandate and creditor`() throws {
    let xml = EInvoiceSamples.ubl(
      supplier: """
        <cac:PartyIdentification><cbc:ID schemeID="0088">77</cbc:ID></cac:PartyIdentification>
        <cac:PartyIdentification><cbc:ID schemeID="SEPA">DE98ZZZ09999999999</cbc:ID>
        </cac:PartyIdentification><cac:PartyName><cbc:Name>Werft</cbc:Name></cac:PartyName>
        """,
      payment: """
        <cac:PaymentMeans><cbc:PaymentMeansCode>59</cbc:PaymentMeansCode>
        <cac:PaymentMandate><cbc:ID>M-9</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>
        """)
    let bill = try EInvoiceSamples.read(xml)
    #expect(bill.debitMandate == "M-9" && bill.debitCreditor == "DE98ZZZ09999999999")
  }

  @Test func `a self-billed invoice is known by its type or its process`() throws {
    let process = "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0</cbc:ProfileID>"
    let transfer = EInvoiceSamples.means("30")
    #expect(try bill(transfer, type: "389").kind == .selfBilled)
    #expect(try bill(transfer, head: process).kind == .selfBilled)
  }

  @Test func `nothing left to pay is paid, whatever the means`() throws {
    let xml = EInvoiceSamples.ubl(payment: EInvoiceSamples.means("30"), payable: "0")
    #expect(try EInvoiceSamples.read(xml).kind == .paid)
  }

  @Test func `accounts keep their order and odd ones are kept as written`() throws {
    let means = [
      ("123-4567", "SE:BANKGIRO"), ("DE8576040061XXXXXXXXXX", nil), ("GB00HLFX11016111455365", nil),
      ("nl91 abna 0417 1643 00", nil), ("123-4567", "SE:BANKGIRO"), ("123-4567", "SE:PLUSGIRO"),
    ].map { EInvoiceSamples.means("30", account: $0.0, bank: $0.1) }
    #expect(
      try bill(means.joined()).accounts == [
        BankAccount(scheme: .other, number: "123-4567", agent: "SE:BANKGIRO"),
        BankAccount(scheme: .other, number: "DE8576040061XXXXXXXXXX"),
        BankAccount(scheme: .other, number: "GB00HLFX11016111455365"),
        BankAccount(scheme: .iban, number: "NL91ABNA0417164300"),
        BankAccount(scheme: .other, number: "123-4567", agent: "SE:PLUSGIRO"),
      ])
  }

  @Test func `a Danish payment slip's reference is its kind and number, never the kind alone`()
    throws
  {
    func slip(_ number: String) -> String {
      """
      <cac:PaymentMeans><cbc:PaymentMeansCode>93</cbc:PaymentMeansCode>
      <cbc:PaymentChannelCode>DK:FIK</cbc:PaymentChannelCode>\(number)
      <cbc:PaymentID>71</cbc:PaymentID>
      <cac:CreditAccount><cbc:AccountID>87654321</cbc:AccountID></cac:CreditAccount>
      </cac:PaymentMeans>
      """
    }
    let number = "<cbc:InstructionID>000123456789012</cbc:InstructionID>"
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(payment: slip(number)))
    #expect(bill.kind == .unknown && bill.reference == .text("71#000123456789012"))
    #expect(bill.accounts == [BankAccount(scheme: .other, number: "87654321", agent: "DK:FIK")])
    #expect(try EInvoiceSamples.read(EInvoiceSamples.ubl(payment: slip(""))).reference == nil)
  }

  @Test func `a mandate beside a transfer is told, so that nothing is paid twice`() throws {
    let mandate = """
      <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
      <cac:PaymentMandate><cbc:ID>M-1</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>
      """
    let bill = try EInvoiceSamples.read(EInvoiceSamples.ubl(payment: mandate))
    #expect(bill.kind == .transfer && bill.debitMandate == "M-1")
    #expect(
      bill.warnings == [
        "a direct debit mandate is stated beside the transfer: it may be collected as well"
      ])
  }

  @Test func `a document that calls itself a copy is told`() throws {
    let head = "<cbc:CopyIndicator>true</cbc:CopyIndicator>"
    #expect(
      try EInvoiceSamples.read(EInvoiceSamples.ubl(head: head)).warnings
        == ["the document says that it is a copy of one sent before"])
  }

  @Test func `a document that calls itself a test is told`() throws {
    let context = """
      <rsm:ExchangedDocumentContext><ram:TestIndicator><udt:Indicator>true</udt:Indicator>
      </ram:TestIndicator></rsm:ExchangedDocumentContext><rsm:ExchangedDocument>
      """
    let xml = EInvoiceSamples.cii().replacing("<rsm:ExchangedDocument>", with: context)
    #expect(
      try EInvoiceSamples.read(xml).warnings
        == ["the document says that it is a test, not to be paid"])
  }

  @Test(arguments: ["130", "325", "751"])
  func `a document that demands nothing says so`(type: String) throws {
    let bill = try EInvoiceSamples.read(EInvoiceSamples.cii(type: type))
    #expect(bill.warnings.count == 1)
    #expect(bill.warnings.first?.hasSuffix("not a demand for payment") == true)
  }

  @Test func `a reference is told by its check digits and the first of several is quoted`() throws {
    func means(_ text: String) -> String {
      "<cac:PaymentMeans><cbc:PaymentID>\(text)</cbc:PaymentID></cac:PaymentMeans>"
    }
    #expect(try bill("").reference == nil)
    #expect(try bill(means("RE 77")).reference == .text("RE 77"))
    #expect(
      try bill(means("rf18 5390 0754 7034")).reference == .creditorReference("RF18539007547034"))
    #expect(try bill(means("RF19539007547034")).reference == .text("RF19539007547034"))
    #expect(
      try bill(means("210000000003139471430009017")).reference
        == .qrReference("210000000003139471430009017"))
    let several = try bill(means("A") + means("B"))
    #expect(several.reference == .text("A") && several.warnings.count == 1)
  }

  @Test(arguments: [
    ("DE24123456780000067890", "its check digits are wrong"),
    ("DE2312345678000006789", "it has 21 places, not 22"),
    ("DE8576040061XXXXXXXXXX", "its parts are not as its country's are"),
  ])
  func `a number that is nearly an IBAN is doubted, by its last four`(number: String, fault: String)
    throws
  {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(payment: EInvoiceSamples.means("58", account: number)))
    #expect(bill.accounts.first?.scheme == .other)
    #expect(
      bill.warnings == [
        "the account …\(number.suffix(4)) is no IBAN, though it begins like one: \(fault)"
      ])
  }

  @Test(arguments: ["DE23123456780000067890", "5555-1234", "ZZ12 3456"])
  func `other numbers are not doubted`(number: String) throws {
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(payment: EInvoiceSamples.means("58", account: number)))
    #expect(bill.warnings.isEmpty)
  }
}
