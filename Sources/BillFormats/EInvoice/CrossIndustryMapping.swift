import BillCore

/// Where the UN/CEFACT messages keep the business terms (EN 16931-3-3).
///
/// ZUGFeRD 1.0 is an older Cross Industry Invoice: the same tree under other names.
struct CrossIndustryMapping: Sendable {
  let format: CaptureFormat
  private let context: String
  private let document: String
  private let agreement: [String]
  private let settlement: [String]
  private let summation: String
  private let precedingID: String
  let wantedPaths: WantedPaths

  static let invoice = CrossIndustryMapping(
    format: .cii, context: "ExchangedDocumentContext", document: "ExchangedDocument",
    transaction: "SupplyChainTradeTransaction", agreement: "ApplicableHeaderTradeAgreement",
    settlement: "ApplicableHeaderTradeSettlement",
    summation: "SpecifiedTradeSettlementHeaderMonetarySummation", precedingID: "IssuerAssignedID")

  static let zugferd1 = CrossIndustryMapping(
    format: .zugferd1, context: "SpecifiedExchangedDocumentContext",
    document: "HeaderExchangedDocument", transaction: "SpecifiedSupplyChainTradeTransaction",
    agreement: "ApplicableSupplyChainTradeAgreement",
    settlement: "ApplicableSupplyChainTradeSettlement",
    summation: "SpecifiedTradeSettlementMonetarySummation", precedingID: "ID")

  private init(
    format: CaptureFormat, context: String, document: String, transaction: String,
    agreement: String, settlement: String, summation: String, precedingID: String
  ) {
    self.format = format
    self.context = context
    self.document = document
    self.agreement = [transaction, agreement]
    self.settlement = [transaction, settlement]
    self.summation = summation
    self.precedingID = precedingID
    let seller = "\(transaction)/\(agreement)/SellerTradeParty"
    let payment = "\(transaction)/\(settlement)"
    wantedPaths = WantedPaths(
      [
        "\(context)/GuidelineSpecifiedDocumentContextParameter/ID",
        "\(context)/BusinessProcessSpecifiedDocumentContextParameter/ID",
        "\(context)/TestIndicator/Indicator", "\(document)/CopyIndicator/Indicator",
        "\(document)/(ID|TypeCode)", "\(document)/IssueDateTime/(DateTimeString|DateTime)",
        "\(payment)/\(summation)/(LineTotalAmount|AllowanceTotalAmount|ChargeTotalAmount)",
        "\(payment)/\(summation)/(TaxBasisTotalAmount|TaxTotalAmount|RoundingAmount)",
        "\(payment)/\(summation)/(GrandTotalAmount|TotalPrepaidAmount|DuePayableAmount)",
        "\(payment)/InvoiceReferencedDocument/(\(precedingID)|TypeCode)",
        "\(transaction)/\(Self.line)/\(Self.lineAmount.joined(separator: "/"))",
        "\(transaction)/\(Self.line)/AssociatedDocumentLineDocument/LineStatusReasonCode",
      ] + Self.partyPaths(seller) + Self.partyPaths("\(payment)/PayeeTradeParty")
        + Self.paymentPaths.map { "\(payment)/\($0)" })
  }

  private static let line = "IncludedSupplyChainTradeLineItem"
  private static let lineAmount = [
    "SpecifiedLineTradeSettlement", "SpecifiedTradeSettlementLineMonetarySummation",
    "LineTotalAmount",
  ]

  // Where lines have a status, some of them only group or explain others (Factur-X EXTENDED).
  private func lines(in root: XMLOutline) -> [EInvoiceFacts.Amount] {
    let lines = root.all(agreement[0], Self.line)
    guard
      lines.allSatisfy({
        $0.text("AssociatedDocumentLineDocument", "LineStatusReasonCode") == nil
      })
    else { return [] }
    return lines.compactMap {
      .init($0.first(Self.lineAmount[0], Self.lineAmount[1], Self.lineAmount[2]))
    }
  }

  private static func partyPaths(_ party: String) -> [String] {
    [
      "Name", "SpecifiedLegalOrganization/(ID|TradingBusinessName)", "SpecifiedTaxRegistration/ID",
      "PostalTradeAddress/(PostcodeCode|LineOne|LineTwo|LineThree|CityName|CountryID)",
    ].map { "\(party)/\($0)" }
  }

  private static let paymentPaths = [
    "(CreditorReferenceID|PaymentReference|InvoiceCurrencyCode)",
    "SpecifiedTradeSettlementPaymentMeans/TypeCode",
    "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount"
      + "/(IBANID|ProprietaryID|AccountName)",
    "SpecifiedTradeSettlementPaymentMeans/PayeeSpecifiedCreditorFinancialInstitution/BICID",
    "SpecifiedTradePaymentTerms/(Description|DirectDebitMandateID|PartialPaymentAmount)",
    "SpecifiedTradePaymentTerms/DueDateDateTime/(DateTimeString|DateTime)",
    "SpecifiedTradePaymentTerms/ApplicableTradePaymentDiscountTerms"
      + "/(BasisPeriodMeasure|BasisAmount|CalculationPercent)",
    "SpecifiedTradePaymentTerms/ApplicableTradePaymentDiscountTerms/BasisDateTime"
      + "/(DateTimeString|DateTime)",
  ]

  func facts(in root: XMLOutline) -> EInvoiceFacts {
    var facts = EInvoiceFacts(format: format)
    facts.profile = root.text(context, "GuidelineSpecifiedDocumentContextParameter", "ID")
    facts.process = root.text(context, "BusinessProcessSpecifiedDocumentContextParameter", "ID")
    facts.isTest = root.text(context, "TestIndicator", "Indicator") == "true"
    facts.isCopy = root.text(document, "CopyIndicator", "Indicator") == "true"
    facts.number = root.text(document, "ID")
    facts.typeCode = root.text(document, "TypeCode")
    facts.issued = Self.dates(in: root.all(document, "IssueDateTime")).first
    facts.supplier = Self.party(
      root.first(agreement[0], agreement[1], "SellerTradeParty"))
    guard let payment = root.first(settlement[0], settlement[1]) else { return facts }
    facts.currency = payment.text("InvoiceCurrencyCode")
    let currency = facts.currency
    func total(_ name: String) -> EInvoiceFacts.Amount? {
      .init(payment.all(summation, name), in: currency)
    }
    facts.lines = lines(in: root)
    facts.lineTotal = total("LineTotalAmount")
    facts.allowances = total("AllowanceTotalAmount")
    facts.charges = total("ChargeTotalAmount")
    facts.net = total("TaxBasisTotalAmount")
    facts.taxes = payment.all(summation, "TaxTotalAmount").compactMap { .init($0) }
    facts.gross = total("GrandTotalAmount")
    facts.prepaid = total("TotalPrepaidAmount")
    facts.rounding = total("RoundingAmount")
    facts.payable = total("DuePayableAmount")
    facts.payee = payment.first("PayeeTradeParty").map(Self.party)
    // A prepayment invoice (386) is counted in, and nothing corrects it.
    facts.preceding = payment.all("InvoiceReferencedDocument")
      .filter { $0.text("TypeCode") != "386" }.flatMap { $0.texts(precedingID) }
    Self.addPayment(of: payment, to: &facts)
    return facts
  }

  private static func dates(in elements: [XMLOutline]) -> [String] {
    elements.flatMap { $0.children.map(\.text) }.filter { !$0.isEmpty }
  }

  private static func party(_ party: XMLOutline?) -> EInvoiceFacts.Party {
    guard let party else { return .init() }
    // VA marks the VAT identifier (BT-31), FC the local tax number (BT-32).
    let vat = party.all("SpecifiedTaxRegistration", "ID")
      .first { $0.attributes["schemeID"] == "VA" && !$0.text.isEmpty }
    return .init(
      name: party.text("Name"),
      tradingName: party.text("SpecifiedLegalOrganization", "TradingBusinessName"),
      vatID: vat?.text, legalID: party.text("SpecifiedLegalOrganization", "ID"),
      address: address(party.first("PostalTradeAddress")))
  }

  private static func address(_ address: XMLOutline?) -> PostalAddress? {
    guard let address else { return nil }
    return PostalAddress(
      street: address.text("LineOne"), postcode: address.text("PostcodeCode"),
      town: address.text("CityName"), country: address.text("CountryID"),
      lines: address.texts("LineTwo") + address.texts("LineThree"))
  }

  private static func addPayment(of payment: XMLOutline, to facts: inout EInvoiceFacts) {
    facts.creditor = payment.text("CreditorReferenceID")
    facts.references = payment.texts("PaymentReference")
    facts.means = payment.all("SpecifiedTradeSettlementPaymentMeans").map { means in
      let account = means.first("PayeePartyCreditorFinancialAccount")
      return .init(
        code: means.text("TypeCode"),
        account: account?.text("IBANID") ?? account?.text("ProprietaryID"),
        accountName: account?.text("AccountName"),
        agent: means.text("PayeeSpecifiedCreditorFinancialInstitution", "BICID"))
    }
    let terms = payment.all("SpecifiedTradePaymentTerms")
    facts.terms = terms.flatMap { $0.texts("Description") }
    facts.mandate = terms.lazy.compactMap { $0.text("DirectDebitMandateID") }.first
    facts.take(
      terms.map { terms in
        .init(
          dates: dates(in: terms.all("DueDateDateTime")),
          discount: terms.first("ApplicableTradePaymentDiscountTerms").flatMap(discount),
          hasPart: terms.text("PartialPaymentAmount") != nil)
      })
  }

  private static func discount(_ terms: XMLOutline) -> EInvoiceFacts.Discount? {
    guard let percent = terms.text("CalculationPercent") else { return nil }
    let period = terms.first("BasisPeriodMeasure")
    return .init(
      percent: percent, days: period?.text, unit: period?.attributes["unitCode"],
      from: dates(in: terms.all("BasisDateTime")).first, base: terms.text("BasisAmount"))
  }
}
