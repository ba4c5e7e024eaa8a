import BillCore

/// Where UBL 2.1 keeps the business terms (EN 16931-3-2).
enum UBLMapping {
  static let wantedPaths = WantedPaths(
    [
      "(ID|CustomizationID|ProfileID|IssueDate|DueDate|InvoiceTypeCode|CreditNoteTypeCode)",
      "DocumentCurrencyCode", "CopyIndicator",
      "BillingReference/(InvoiceDocumentReference|CreditNoteDocumentReference)/(ID|DocumentTypeCode)",
      "PaymentMeans/(PaymentMeansCode|PaymentDueDate|PaymentID)",
      "PaymentMeans/(PaymentChannelCode|InstructionID)", "PaymentMeans/CreditAccount/AccountID",
      "PaymentMeans/PayeeFinancialAccount/(ID|Name)",
      "PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID",
      "PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/ID",
      "PaymentMeans/PaymentMandate/ID",
      "PaymentTerms/(Note|PaymentDueDate|InstallmentDueDate|SettlementDiscountPercent|Amount)",
      "PaymentTerms/SettlementPeriod/(EndDate|DurationMeasure)",
      "(InvoiceLine|CreditNoteLine)/LineExtensionAmount", "TaxTotal/TaxAmount",
      "LegalMonetaryTotal/(LineExtensionAmount|TaxExclusiveAmount)",
      "LegalMonetaryTotal/(AllowanceTotalAmount|ChargeTotalAmount|PayableRoundingAmount)",
      "LegalMonetaryTotal/(TaxInclusiveAmount|PrepaidAmount|PayableAmount)",
    ] + partyPaths("AccountingSupplierParty/Party") + partyPaths("PayeeParty"))

  private static func partyPaths(_ party: String) -> [String] {
    [
      "PartyIdentification/ID", "PartyName/Name", "PartyLegalEntity/(RegistrationName|CompanyID)",
      "PartyTaxScheme/(CompanyID|RegistrationName)", "PartyTaxScheme/TaxScheme/ID",
      "Person/(FirstName|FamilyName)",
      "PostalAddress/(StreetName|AdditionalStreetName|BuildingNumber|CityName|PostalZone)",
      "PostalAddress/AddressLine/Line", "PostalAddress/Country/IdentificationCode",
    ].map { "\(party)/\($0)" }
  }

  static func facts(in root: XMLOutline, isCreditNote: Bool) -> EInvoiceFacts {
    var facts = EInvoiceFacts(format: .ubl)
    facts.isCreditNote = isCreditNote
    facts.profile = root.text("CustomizationID")
    facts.process = root.text("ProfileID")
    facts.isCopy = root.text("CopyIndicator") == "true"
    facts.number = root.text("ID")
    facts.typeCode = root.text("InvoiceTypeCode") ?? root.text("CreditNoteTypeCode")
    facts.issued = root.text("IssueDate")
    facts.dueDates = root.texts("DueDate") + root.texts("PaymentMeans", "PaymentDueDate")
    facts.currency = root.text("DocumentCurrencyCode")
    facts.preceding = root.all("BillingReference").flatMap { reference in
      // A prepayment invoice (386) is counted in, and nothing corrects it.
      reference.children.filter { $0.text("DocumentTypeCode") != "386" }.flatMap { $0.texts("ID") }
    }
    addTotals(of: root, to: &facts)
    addParties(of: root, to: &facts)
    addPayment(of: root, to: &facts)
    return facts
  }

  private static func addTotals(of root: XMLOutline, to facts: inout EInvoiceFacts) {
    func total(_ name: String) -> EInvoiceFacts.Amount? {
      .init(root.first("LegalMonetaryTotal", name))
    }
    facts.lines = (root.all("InvoiceLine") + root.all("CreditNoteLine")).compactMap {
      .init($0.first("LineExtensionAmount"))
    }
    facts.lineTotal = total("LineExtensionAmount")
    facts.allowances = total("AllowanceTotalAmount")
    facts.charges = total("ChargeTotalAmount")
    // In Danish OIOUBL the amount of that name is the tax.
    let isDanish = facts.profile?.hasPrefix("OIOUBL") ?? false
    facts.net = isDanish ? nil : total("TaxExclusiveAmount")
    facts.taxes = root.all("TaxTotal", "TaxAmount").compactMap { .init($0) }
    facts.gross = total("TaxInclusiveAmount")
    facts.prepaid = total("PrepaidAmount")
    facts.rounding = total("PayableRoundingAmount")
    facts.payable = total("PayableAmount")
  }

  private static func addParties(of root: XMLOutline, to facts: inout EInvoiceFacts) {
    let supplier = root.first("AccountingSupplierParty", "Party")
    facts.supplier = party(supplier)
    if let payee = root.first("PayeeParty") {
      var found = party(payee)
      found.name = found.tradingName ?? found.name
      found.tradingName = nil
      facts.payee = found
    }
    // BT-90 is the one identifier of a party that carries the scheme SEPA.
    facts.creditor = [supplier, root.first("PayeeParty")].lazy.compactMap { party in
      party?.all("PartyIdentification", "ID").first { $0.attributes["schemeID"] == "SEPA" }?.text
    }.first { !$0.isEmpty }
  }

  private static func party(_ party: XMLOutline?) -> EInvoiceFacts.Party {
    guard let party else { return .init() }
    let taxes = party.all("PartyTaxScheme")
    let vat = taxes.first { tax in
      tax.text("TaxScheme", "ID")?.uppercased() == "VAT" && tax.text("CompanyID") != nil
    }
    let trading = party.text("PartyName", "Name")
    return .init(
      name: party.text("PartyLegalEntity", "RegistrationName")
        ?? (trading == nil ? otherName(of: party) : nil),
      tradingName: trading, vatID: vat?.text("CompanyID"),
      legalID: party.text("PartyLegalEntity", "CompanyID"),
      address: address(party.first("PostalAddress")))
  }

  /// Where documents outside EN 16931 keep the only name: Colombia's with the tax scheme, Turkey's
  /// of a natural person as that person's.
  private static func otherName(of party: XMLOutline) -> String? {
    if let name = party.text("PartyTaxScheme", "RegistrationName") { return name }
    let words = party.texts("Person", "FirstName") + party.texts("Person", "FamilyName")
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func address(_ address: XMLOutline?) -> PostalAddress? {
    guard let address else { return nil }
    return PostalAddress(
      street: address.text("StreetName"), building: address.text("BuildingNumber"),
      postcode: address.text("PostalZone"), town: address.text("CityName"),
      country: address.text("Country", "IdentificationCode"),
      lines: address.texts("AdditionalStreetName") + address.texts("AddressLine", "Line"))
  }

  /// The channel of a Danish payment slip (OIOUBL), which has its own way of stating references.
  private static func slip(_ means: XMLOutline) -> String? {
    means.text("PaymentChannelCode").flatMap { ["DK:FIK", "DK:GIRO"].contains($0) ? $0 : nil }
  }

  /// The remittance information (BT-83) of one payment means.
  ///
  /// On a Danish slip `PaymentID` is the slip's kind and means nothing without the number beside it;
  /// Peppol's rules for Denmark write both together, as `71#000123456789012`.
  private static func references(of means: XMLOutline) -> [String] {
    let stated = means.texts("PaymentID")
    let instruction = means.text("InstructionID")
    if slip(means) != nil, let kind = stated.first, !kind.contains("#") {
      return instruction.map { ["\(kind)#\($0)"] } ?? []
    }
    guard stated.isEmpty, let instruction, isCommunication(instruction) else { return stated }
    return [instruction]
  }

  /// Whether it is a Belgian structured communication, which e-FFF writes into `InstructionID`: there
  /// others keep a number of their own.
  private static func isCommunication(_ text: String) -> Bool {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.count == 12, text.allSatisfy({ digits.contains($0) || "+/* ".contains($0) }),
      let number = Int64(digits.prefix(10)), let check = Int64(digits.suffix(2))
    else { return false }
    return check == (number % 97 == 0 ? 97 : number % 97)
  }

  private static func addPayment(of root: XMLOutline, to facts: inout EInvoiceFacts) {
    facts.means = root.all("PaymentMeans").map { means in
      let account = means.first("PayeeFinancialAccount")
      let branch = account?.first("FinancialInstitutionBranch")
      return .init(
        code: means.text("PaymentMeansCode"),
        account: account?.text("ID") ?? means.text("CreditAccount", "AccountID"),
        accountName: account?.text("Name"),
        agent: branch?.text("ID") ?? branch?.text("FinancialInstitution", "ID") ?? slip(means))
    }
    facts.references = root.all("PaymentMeans").flatMap(references)
    facts.mandate = root.text("PaymentMeans", "PaymentMandate", "ID")
    facts.terms = root.texts("PaymentTerms", "Note")
    facts.take(
      root.all("PaymentTerms").map { terms in
        .init(
          dates: terms.texts("PaymentDueDate") + terms.texts("InstallmentDueDate"),
          discount: discount(terms), hasPart: terms.text("Amount") != nil)
      })
  }

  private static func discount(_ terms: XMLOutline) -> EInvoiceFacts.Discount? {
    guard let percent = terms.text("SettlementDiscountPercent") else { return nil }
    let duration = terms.first("SettlementPeriod", "DurationMeasure")
    return .init(
      percent: percent, days: duration?.text, unit: duration?.attributes["unitCode"],
      until: terms.text("SettlementPeriod", "EndDate"))
  }
}
