package import BillCore

extension BankProfile {
  /// What in a message breaks the bank's own rules; `today` is the day of the upload.
  ///
  /// The standard's rules are `CreditTransferInitiation.review()`.
  package func problems(
    in initiation: CreditTransferInitiation, today: CalendarDate
  ) -> [CreditTransferProblem] {
    let count = initiation.blocks.reduce(0) { $0 + $1.transfers.count }
    var problems: [CreditTransferProblem] = []
    if let limit = maxTransfersPerFile, count > limit {
      let cause = CreditTransferProblem.Cause.overBankLimit(field: "NbOfTxs", limit: Int64(limit))
      problems.append(CreditTransferProblem(place: .message, cause: cause))
    }
    for block in initiation.blocks {
      problems += causes(in: block, today: today).map {
        CreditTransferProblem(place: .block(block.id), cause: $0)
      }
      for transfer in block.transfers {
        let place = CreditTransferPlace.transfer(
          block: block.id, endToEndID: transfer.endToEndID)
        problems += causes(in: transfer).map { CreditTransferProblem(place: place, cause: $0) }
      }
    }
    return problems
  }

  private func causes(
    in block: PaymentInformation, today: CalendarDate
  ) -> [CreditTransferProblem.Cause] {
    var causes: [CreditTransferProblem.Cause] = []
    if requiresBIC, block.debtorAccount.agent == nil { causes.append(.missing(field: "DbtrAgt")) }
    if let purpose = block.categoryPurpose, let offered = categoryPurposes,
      !offered.contains(purpose)
    {
      causes.append(.notOffered(field: "CtgyPurp", value: purpose))
    }
    if let days = maxDaysAhead, block.executionDate > today.adding(days: days) {
      causes.append(.overBankLimit(field: "ReqdExctnDt", limit: Int64(days)))
    }
    return causes
  }

  private func causes(in transfer: CreditTransfer) -> [CreditTransferProblem.Cause] {
    var causes: [CreditTransferProblem.Cause] = []
    if requiresBIC, transfer.creditorAccount.agent == nil {
      causes.append(.missing(field: "CdtrAgt"))
    }
    if let limit = maxAmountMinor, transfer.amount.minor > limit {
      causes.append(.overBankLimit(field: "InstdAmt", limit: limit))
    }
    return causes
  }
}
