import Foundation

/// Small UBL bills (OASIS UBL 2.1, EN 16931) written for one test.
struct SampleBill {
  var number = "R-1"
  var name = "Bäckerei Musterkorn"
  var vatID: String? = "DE999999990"
  var account: String? = SampleBill.account
  var amount = "119.00"
  var due: String? = "2026-12-20"
  /// UNTDID 4461: 58 is a SEPA transfer, 59 a direct debit, 48 a card.
  var means = "58"
  var corrects: String?
  var isCredit = false

  static let account = "DE23123456780000067890"
  static let otherAccount = "DE21123456780000012345"

  var xml: String {
    let root = isCredit ? "CreditNote" : "Invoice"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <\(root) xmlns="urn:oasis:names:specification:ubl:schema:xsd:\(root)-2"
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
      <cbc:ID>\(number)</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>
      \(isCredit ? "" : due.map { "<cbc:DueDate>\($0)</cbc:DueDate>" } ?? "")
      <cbc:\(root)TypeCode>\(isCredit ? 381 : 380)</cbc:\(root)TypeCode>
      <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
      \(corrects.map(reference) ?? "")
      <cac:AccountingSupplierParty><cac:Party>
      <cac:PostalAddress><cbc:CityName>Musterstadt</cbc:CityName>
      <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country>
      </cac:PostalAddress>
      \(vatID.map(taxScheme) ?? "")
      <cac:PartyLegalEntity><cbc:RegistrationName>\(name)</cbc:RegistrationName>
      </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
      \(paymentMeans)
      <cac:LegalMonetaryTotal>
      <cbc:TaxInclusiveAmount currencyID="EUR">\(amount)</cbc:TaxInclusiveAmount>
      <cbc:PayableAmount currencyID="EUR">\(amount)</cbc:PayableAmount>
      </cac:LegalMonetaryTotal></\(root)>
      """
  }

  private var paymentMeans: String {
    let payee = account.map { account in
      "<cac:PayeeFinancialAccount><cbc:ID>\(account)</cbc:ID></cac:PayeeFinancialAccount>"
    }
    return """
      <cac:PaymentMeans><cbc:PaymentMeansCode>\(means)</cbc:PaymentMeansCode>
      \(payee ?? "")</cac:PaymentMeans>
      """
  }

  private func reference(_ number: String) -> String {
    """
    <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>\(number)</cbc:ID>
    </cac:InvoiceDocumentReference></cac:BillingReference>
    """
  }

  private func taxScheme(_ id: String) -> String {
    """
    <cac:PartyTaxScheme><cbc:CompanyID>\(id)</cbc:CompanyID>
    <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    """
  }

  /// A payment code (EPC069-12, version 2) of a biller without VAT id.
  static func code(
    amount: String = "64.80", reference: String = "Abo 77", account: String = "AT022050302101023600"
  ) -> String {
    let lines = [
      "BCD", "002", "1", "SCT", "", "Gärtnerei Moosgrün", account, "EUR\(amount)", "", "",
      reference,
    ]
    return lines.joined(separator: "\n")
  }
}
