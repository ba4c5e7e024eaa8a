import BillCore
import BillFormats

/// Small e-invoices, written here, with places for what a test is about.
enum EInvoiceSamples {
  private static let uncefact = "urn:un:unece:uncefact:data:"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// A UBL document: `head` goes before the parties, `payment` after them.
  static func ubl(
    root: String = "Invoice", number: String = "R-1", head: String = "",
    supplier: String = "<cac:PartyLegalEntity><cbc:RegistrationName>Werft AG</cbc:RegistrationName>"
      + "</cac:PartyLegalEntity>",
    payment: String = "", currency: String = "EUR", gross: String = "119.00",
    prepaid: String? = nil, payable: String? = "119.00"
  ) -> String {
    func amount(_ name: String, _ value: String?) -> String {
      value.map { "<cbc:\(name) currencyID=\"\(currency)\">\($0)</cbc:\(name)>" } ?? ""
    }
    let names = "urn:oasis:names:specification:ubl:schema:xsd:"
    return """
      <\(root) xmlns="\(names)\(root)-2" xmlns:cbc="\(names)CommonBasicComponents-2"
        xmlns:cac="\(names)CommonAggregateComponents-2">
        <cbc:ID>\(number)</cbc:ID>
        <cbc:DocumentCurrencyCode>\(currency)</cbc:DocumentCurrencyCode>
        \(head)
        <cac:AccountingSupplierParty><cac:Party>\(supplier)</cac:Party>
        </cac:AccountingSupplierParty>
        \(payment)
        <cac:LegalMonetaryTotal>\(amount("TaxInclusiveAmount", gross))
          \(amount("PrepaidAmount", prepaid))\(amount("PayableAmount", payable))
        </cac:LegalMonetaryTotal>
        <cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>
      </\(root)>
      """
  }

  /// A UN/CEFACT D16B invoice with the given children of its settlement.
  static func cii(
    type: String = "380", issued: String = "20260301",
    seller: String = "<ram:Name>Werft AG</ram:Name>",
    settlement: String = "", totals: String = "<ram:DuePayableAmount>119.00</ram:DuePayableAmount>"
  ) -> String {
    """
    <rsm:CrossIndustryInvoice
      xmlns:rsm="\(uncefact)standard:CrossIndustryInvoice:100"
      xmlns:ram="\(uncefact)standard:ReusableAggregateBusinessInformationEntity:100"
      xmlns:udt="\(uncefact)standard:UnqualifiedDataType:100">
      <rsm:ExchangedDocument><ram:ID>C-7</ram:ID><ram:TypeCode>\(type)</ram:TypeCode>
        <ram:IssueDateTime><udt:DateTimeString format="102">\(issued)</udt:DateTimeString>
        </ram:IssueDateTime></rsm:ExchangedDocument>
      <rsm:SupplyChainTradeTransaction>
        <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>\(seller)</ram:SellerTradeParty>
        </ram:ApplicableHeaderTradeAgreement>
        <ram:ApplicableHeaderTradeSettlement>
          <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\(settlement)
          <ram:SpecifiedTradeSettlementHeaderMonetarySummation>\(totals)
          </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        </ram:ApplicableHeaderTradeSettlement>
      </rsm:SupplyChainTradeTransaction>
    </rsm:CrossIndustryInvoice>
    """
  }

  /// A ZUGFeRD 1.0 invoice of profile BASIC: no currency code and no amount due.
  static func zugferd1(totals: String) -> String {
    """
    <rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"
      xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
      xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
      <rsm:HeaderExchangedDocument><ram:ID>Z-3</ram:ID><ram:TypeCode>380</ram:TypeCode>
        <ram:IssueDateTime><udt:DateTimeString format="102">20130305</udt:DateTimeString>
        </ram:IssueDateTime></rsm:HeaderExchangedDocument>
      <rsm:SpecifiedSupplyChainTradeTransaction>
        <ram:ApplicableSupplyChainTradeAgreement>
          <ram:SellerTradeParty><ram:Name>Werft AG</ram:Name></ram:SellerTradeParty>
        </ram:ApplicableSupplyChainTradeAgreement>
        <ram:ApplicableSupplyChainTradeSettlement>
          <ram:SpecifiedTradeSettlementMonetarySummation>\(totals)
          </ram:SpecifiedTradeSettlementMonetarySummation>
        </ram:ApplicableSupplyChainTradeSettlement>
      </rsm:SpecifiedSupplyChainTradeTransaction>
    </rsm:CrossIndustryDocument>
    """
  }

  /// One UBL payment means with a code and, where given, an account and its bank.
  static func means(_ code: String, account: String? = nil, bank: String? = nil) -> String {
    let branch = bank.map {
      "<cac:FinancialInstitutionBranch><cbc:ID>\($0)</cbc:ID></cac:FinancialInstitutionBranch>"
    }
    let payee = account.map {
      "<cac:PayeeFinancialAccount><cbc:ID>\($0)</cbc:ID>\(branch ?? "")</cac:PayeeFinancialAccount>"
    }
    return "<cac:PaymentMeans><cbc:PaymentMeansCode>\(code)</cbc:PaymentMeansCode>"
      + "\(payee ?? "")</cac:PaymentMeans>"
  }

  static func read(_ xml: String) throws -> CapturedBill {
    try EInvoiceReader.read(Array((declaration + xml).utf8))
  }
}
