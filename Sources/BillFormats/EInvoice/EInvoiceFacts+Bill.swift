import BillCore

extension EInvoiceFacts {
  /// Decides what the facts mean, the same way for every syntax.
  func bill() throws(CaptureError) -> CapturedBill {
    let number = try required(self.number, "invoice number (BT-1)")
    let currency = try readCurrency()
    let totals = try EInvoiceTotals(of: self, in: currency)
    let dates = try readDates()
    var bill = CapturedBill(
      format: format, type: type(of: totals), currency: currency, supplier: try readSupplier())
    bill.profile = profile.map { DocumentText.line($0) }
    bill.number = DocumentText.line(number)
    bill.typeCode = typeCode.map { DocumentText.line($0) }
    bill.issued = dates.issued
    bill.dueDates = dates.due.sorted()
    bill.due = isInInstalments ? dates.due.min() : dates.due.first
    bill.terms = passage(terms)
    bill.discounts = earlyPaymentDiscounts(issued: dates.issued, in: currency)
    bill.gross = totals.gross
    bill.prepaid = totals.prepaid
    bill.payable = totals.payable
    bill.statedPayable = totals.isSignTurned ? totals.stated : nil
    bill.payee = readPayee()
    bill.corrects = preceding.compactMap(line).uniqued { $0 }
    bill.debitMandate = mandate.map { DocumentText.line($0) }
    bill.debitCreditor = creditor.map { DocumentText.line($0) }
    bill.warnings = totals.warnings + doubts(about: dates, taken: bill.due)
    if typeCode == "384", bill.type == .invoice, bill.corrects.isEmpty {
      bill.warnings.append(Bill.namelessCorrection)
    }
    if let payee = bill.payee, !BillerMatch.areNamesakes(payee.name, bill.supplier.name) {
      bill.warnings.append("its payee is \(payee.name), not the seller")
    }
    addPayment(to: &bill, isPaid: totals.payable.isZero)
    return bill
  }

  // MARK: Identity

  private func required(_ text: String?, _ field: String) throws(CaptureError) -> String {
    guard let text, !DocumentText.line(text).isEmpty else { throw .missing(field) }
    return text
  }

  /// A negative invoice is a credit, whatever its type code says.
  private func type(of totals: EInvoiceTotals) -> BillType {
    isCredit || totals.stated.isNegative ? .creditNote : .invoice
  }

  /// Whether the root or the type code makes it a credit note.
  var isCredit: Bool {
    isCreditNote || typeCode.map(DocumentTypeCode.creditNotes.contains) ?? false
  }

  /// BT-5; where a document leaves it out, the currency that stands beside its amounts.
  private func readCurrency() throws(CaptureError) -> Currency {
    let beside = payable?.currency ?? gross?.currency
    let code = try required(currency ?? beside, "currency (BT-5)")
    guard let currency = Currency(code) else {
      throw .invalid(
        field: "currency (BT-5)", value: DocumentText.line(code, limit: 40),
        reason: "not a currency of ISO 4217")
    }
    return currency
  }

  private func readSupplier() throws(CaptureError) -> CapturedParty {
    guard let party = captured(supplier) else { throw .missing("supplier name (BT-27)") }
    return party
  }

  private func readPayee() -> CapturedParty? { payee.flatMap(captured) }

  private func captured(_ party: Party) -> CapturedParty? {
    let trading = line(party.tradingName)
    guard let name = line(party.name) ?? trading else { return nil }
    return CapturedParty(
      name: name, tradingName: trading, vatID: line(party.vatID), legalID: line(party.legalID),
      address: party.address.flatMap(captured))
  }

  private func captured(_ address: PostalAddress) -> PostalAddress? {
    let captured = PostalAddress(
      street: line(address.street), building: line(address.building),
      postcode: line(address.postcode), town: line(address.town),
      country: line(address.country)?.uppercased(), lines: address.lines.compactMap(line))
    return captured == PostalAddress() ? nil : captured
  }

  private func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let line = DocumentText.line(text)
    return line.isEmpty ? nil : line
  }

  private func passage(_ texts: [String]) -> String? {
    let passage = DocumentText.passage(texts.joined(separator: "\n"))
    return passage.isEmpty ? nil : passage
  }

  // MARK: Dates

  private func readDates() throws(CaptureError) -> (issued: CalendarDate?, due: [CalendarDate]) {
    var dates: [CalendarDate] = []
    for text in dueDates { dates.append(try date(text, "due date (BT-9)")) }
    guard let issued else { return (nil, dates.uniqued { $0 }) }
    return (try date(issued, "issue date (BT-2)"), dates.uniqued { $0 })
  }

  private func doubts(
    about dates: (issued: CalendarDate?, due: [CalendarDate]), taken: CalendarDate?
  ) -> [String] {
    guard let due = taken else { return [] }
    var doubts: [String] = []
    if dates.due.count > 1 {
      let named = dates.due.prefix(10).map(\.description).joined(separator: ", ")
      doubts.append("several due dates are stated (\(named)): all is taken as due on \(due)")
    }
    if let issued = dates.issued, due < issued {
      doubts.append("it is due on \(due), before it was issued on \(issued)")
    }
    return doubts
  }

  private func date(_ text: String, _ field: String) throws(CaptureError) -> CalendarDate {
    guard let date = DocumentDate.read(text) else {
      throw .invalid(
        field: field, value: DocumentText.line(text, limit: 40), reason: "no such date")
    }
    return date
  }

  // MARK: Payment

  private func addPayment(to bill: inout CapturedBill, isPaid: Bool) {
    bill.means = means.compactMap { line($0.code) }.uniqued { $0 }
    bill.accounts = accounts
    bill.warnings += bill.accounts.compactMap(doubt)
    let quoted = references.compactMap(line).uniqued { $0 }
    bill.reference = quoted.first.map { RemittanceReference(written: $0) }
    if quoted.count > 1 {
      bill.warnings.append(
        "\(quoted.count) payment references are stated; the first, \(quoted[0]), is quoted")
    }
    bill.kind = kind(of: bill.means, isPaid: isPaid, warnings: &bill.warnings)
    if bill.kind == .transfer, bill.debitMandate != nil {
      bill.warnings.append(
        "a direct debit mandate is stated beside the transfer: it may be collected as well")
    }
    if isCopy { bill.warnings.append("the document says that it is a copy of one sent before") }
    if isTest { bill.warnings.append("the document says that it is a test, not to be paid") }
    if let typeCode {
      if let name = DocumentTypeCode.withoutDemand[typeCode] {
        bill.warnings.append("type \(typeCode) is \(name), not a demand for payment")
      } else if !DocumentTypeCode.isKnown(typeCode) {
        let code = DocumentText.line(typeCode, limit: 40)
        bill.warnings.append("type \(code) is none billctl knows: look whether it asks for money")
      }
    }
  }

  /// The accounts, each once, from where it stands with its bank; an IBAN names its bank itself,
  /// any other number is an account only together with its bank.
  private var accounts: [BankAccount] {
    let all = means.compactMap(account)
    let withAgent = Set(all.filter { $0.agent != nil }.map(\.number))
    return all.filter { $0.agent != nil || !withAgent.contains($0.number) }
      .uniqued { $0.scheme == .iban ? $0.number : "\($0.number) \($0.agent ?? "")" }
  }

  private func account(_ means: Means) -> BankAccount? {
    guard let number = line(means.account) else { return nil }
    return BankAccount(
      writtenAs: number, agent: line(means.agent),
      name: line(means.accountName) ?? readPayee()?.name)
  }

  /// What is wrong with a number that looks like an IBAN and is none, without telling the number.
  private func doubt(about account: BankAccount) -> String? {
    guard account.scheme == .other else { return nil }
    do throws(IBANError) {
      _ = try IBAN(account.number)
      return nil
    } catch {
      let fault: String
      switch error {
      case .wrongCheckDigits: fault = "its check digits are wrong"
      case .wrongLength(_, let expected, let found):
        fault = "it has \(found) places, not \(expected)"
      case .wrongStructure: fault = "its parts are not as its country's are"
      case .malformed, .missingCountry, .unknownCountry, .unregisteredCountry: return nil
      }
      return "the account …\(account.last4) is no IBAN, though it begins like one: \(fault)"
    }
  }

  private func kind(of codes: [String], isPaid: Bool, warnings: inout [String]) -> BillKind {
    if isSelfBilled { return .selfBilled }
    if isPaid { return .paid }
    let kinds = codes.map { BillKind(paymentMeans: $0) }.uniqued { $0 }
    let leading = BillKind.leading(kinds)
    if kinds.count > 1 {
      let named = codes.prefix(10).joined(separator: ", ")
      warnings.append("several ways to pay are stated (\(named)); taken as \(leading.rawValue)")
    }
    return leading
  }

  /// Type 389 and its kin, and the self-billing processes of Peppol.
  private var isSelfBilled: Bool {
    if let typeCode, DocumentTypeCode.selfBilled.contains(typeCode) { return true }
    return [profile, process].contains { $0?.lowercased().contains("selfbilling") ?? false }
  }
}
