import BillCore

/// Checks a message against its services' rules, and brings its texts into the form they allow.
struct CreditTransferCheck {
  private var problems: [CreditTransferProblem] = []
  private var notes: [CreditTransferNote] = []
  private var place = CreditTransferPlace.message
  private(set) var service: CreditTransferService
  private var used: Set<String> = []

  /// What was found, and the message as it would be written.
  static func review(_ initiation: CreditTransferInitiation) -> CreditTransferReview {
    let isAllSwiss = initiation.blocks.allSatisfy { $0.service == .swiss }
    var check = CreditTransferCheck(service: isAllSwiss ? .swiss : .sepa)
    let clean = check.cleaned(initiation)
    return CreditTransferReview(problems: check.problems, notes: check.notes, message: clean)
  }

  private init(service: CreditTransferService) { self.service = service }

  private mutating func cleaned(
    _ initiation: CreditTransferInitiation
  ) -> CreditTransferInitiation {
    var clean = initiation
    identifier("MsgId", initiation.id)
    clean.initiatingPartyName = shortened("InitgPty/Nm", initiation.initiatingPartyName, limit: 70)
    if let id = initiation.initiatingPartyID { identifier("InitgPty/Id", id) }
    if initiation.blocks.isEmpty { refuse(.empty) }
    if ControlSum(of: initiation.blocks.lazy.flatMap(\.transfers)) == nil {
      refuse(.totalOverflow)
    }
    clean.blocks = initiation.blocks.map { cleaned($0) }
    return clean
  }

  private mutating func cleaned(_ block: PaymentInformation) -> PaymentInformation {
    place = .block(block.id)
    service = block.service
    var clean = block
    identifier("PmtInfId", block.id)
    unique("PmtInfId", block.id)
    clean.debtorName = shortened("Dbtr/Nm", block.debtorName, limit: 70)
    clean.debtorAddress = address("Dbtr", block.debtorAddress)
    clean.debtorAccount = account("DbtrAcct", block.debtorAccount)
    if let code = block.categoryPurpose { self.code("CtgyPurp", code) }
    if block.transfers.isEmpty { refuse(.empty) }
    clean.transfers = block.transfers.map { transfer in
      place = .transfer(block: block.id, endToEndID: transfer.endToEndID)
      return cleaned(transfer, from: block.debtorAccount)
    }
    return clean
  }

  private mutating func cleaned(
    _ transfer: CreditTransfer, from debtor: BankAccount
  ) -> CreditTransfer {
    var clean = transfer
    identifier("EndToEndId", transfer.endToEndID)
    if transfer.endToEndID != "NOTPROVIDED" { unique("EndToEndId", transfer.endToEndID) }
    let expected = CreditTransferService.classify(
      debtorAccount: debtor, creditorAccount: transfer.creditorAccount,
      currency: transfer.amount.currency
    ).service
    if expected != service { refuse(.otherService(service, expected: expected)) }
    amount(transfer.amount)
    clean.creditorName = shortened("Cdtr/Nm", transfer.creditorName, limit: 70)
    clean.creditorAddress = address("Cdtr", transfer.creditorAddress)
    clean.creditorAccount = account("CdtrAcct", transfer.creditorAccount)
    clean.ultimateCreditor = transfer.ultimateCreditor.map {
      shortened("UltmtCdtr/Nm", $0, limit: 70)
    }
    if let code = transfer.purpose { self.code("Purp", code) }
    clean.reference = reference(transfer.reference, to: transfer.creditorAccount)
    return clean
  }

  mutating func refuse(_ cause: CreditTransferProblem.Cause) {
    problems.append(CreditTransferProblem(place: place, cause: cause))
  }

  mutating func note(
    _ change: CreditTransferNote.Change, _ field: String, _ original: String, _ written: String
  ) {
    notes.append(
      CreditTransferNote(
        place: place, field: field, change: change, original: original, written: written))
  }

  private mutating func unique(_ field: String, _ value: String) {
    if !used.insert("\(field) \(value)").inserted {
      refuse(.duplicate(field: field, value: value))
    }
  }
}
