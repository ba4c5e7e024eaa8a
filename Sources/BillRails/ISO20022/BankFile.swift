package import BillCore
package import BillFormats

/// One credit transfer file for a bank, complete in memory.
package struct BankFile: Sendable {
  package let batch: Batch
  /// The payments in it, in the file's order.
  package let payments: [Payment]
  package let bytes: [UInt8]
  /// What the file says other than the bills do: transliterated and shortened names.
  package let notes: [CreditTransferNote]
}

/// Builds the files for one hand-over.
package struct BankFileBuilder: Sendable {
  package var rail: Rail
  package var initiatingPartyName: String
  package var now: Instant
  package var today: CalendarDate
  /// SHA-256 in lower-case hexadecimal.
  package var sha256: @Sendable ([UInt8]) -> String
  package var newID: @Sendable () -> RecordID
  /// Whether the files are made in a test home, and say TEST in name and content.
  package var isTest = false

  package init(
    rail: Rail, initiatingPartyName: String, now: Instant, today: CalendarDate,
    sha256: @escaping @Sendable ([UInt8]) -> String, newID: @escaping @Sendable () -> RecordID
  ) {
    self.rail = rail
    self.initiatingPartyName = initiatingPartyName
    self.now = now
    self.today = today
    self.sha256 = sha256
    self.newID = newID
  }

  /// The files for the orders: one for each currency, and as many more as the bank's rules ask.
  ///
  /// - throws: `CreditTransferError.refused` with every problem, `RailObstacle` for an order
  ///   without an account; nothing is written anywhere.
  package func files(for orders: [TransferOrder]) throws -> [BankFile] {
    let currencies = Set(orders.map(\.payment.amount.currency)).sorted()
    return try currencies.flatMap { currency in
      let mine = orders.filter { $0.payment.amount.currency == currency }
      return try rail.profile.files(for: try blocks(of: mine)).map { try file($0, mine, currency) }
    }
  }

  /// One payment-information block for each debtor account, execution date and service.
  private func blocks(of orders: [TransferOrder]) throws -> [PaymentInformation] {
    struct Key: Hashable {
      let debtor: BankAccount
      let date: CalendarDate
      let service: CreditTransferService
    }
    var blocks: [PaymentInformation] = []
    var positions: [Key: Int] = [:]
    for order in orders {
      guard let debtor = order.debtor else { throw RailObstacle.methodKind(.card) }
      guard let creditor = order.creditor else { throw RailObstacle.noPayeeAccount }
      let service = CreditTransferService.classify(
        debtorAccount: debtor, creditorAccount: creditor, currency: order.payment.amount.currency
      ).service
      let key = Key(debtor: debtor, date: order.payment.executeOn, service: service)
      let position = positions[key] ?? blocks.count
      if position == blocks.count {
        positions[key] = position
        blocks.append(
          PaymentInformation(
            id: "\(blocks.count + 1)", service: service, debtorName: order.debtorName,
            debtorAddress: order.debtorAddress, debtorAccount: debtor,
            executionDate: order.payment.executeOn, transfers: []))
      }
      blocks[position].transfers.append(transfer(order, to: creditor))
    }
    return blocks
  }

  private func transfer(_ order: TransferOrder, to creditor: BankAccount) -> CreditTransfer {
    CreditTransfer(
      endToEndID: order.payment.endToEndID, amount: order.payment.amount,
      creditorName: order.creditorName, creditorAddress: order.creditorAddress,
      creditorAccount: creditor, reference: order.payment.reference)
  }

  private func file(
    _ blocks: [PaymentInformation], _ orders: [TransferOrder], _ currency: Currency
  ) throws -> BankFile {
    let id = newID()
    let messageID = "BC\(id.description.uppercased())"
    let numbered = blocks.enumerated().map { index, block in
      var block = block
      block.id = "\(messageID)-\(index + 1)"
      return block
    }
    var initiation = CreditTransferInitiation(
      id: messageID, created: now, initiatingPartyName: mark + initiatingPartyName,
      version: rail.profile.version, blocks: numbered)
    initiation.isTest = isTest
    let review = initiation.review()
    let problems = review.problems + rail.profile.problems(in: initiation, today: today)
    guard problems.isEmpty else { throw CreditTransferError.refused(problems) }
    let bytes = try review.xml()
    let inFile = Set(blocks.flatMap { $0.transfers.map(\.endToEndID) })
    let payments = orders.map(\.payment).filter { inFile.contains($0.endToEndID) }
    return BankFile(
      batch: try batch(id, messageID, payments, currency, bytes), payments: payments,
      bytes: bytes, notes: review.notes)
  }

  private var mark: String { isTest ? "TEST " : "" }

  private func batch(
    _ id: RecordID, _ messageID: String, _ payments: [Payment], _ currency: Currency,
    _ bytes: [UInt8]
  ) throws -> Batch {
    var batch = Batch(
      id: id, rail: rail.kind, railName: rail.name, state: .staged,
      executeOn: payments.map(\.executeOn).min() ?? today,
      total: try Money.sum(payments.map(\.amount), in: currency), count: payments.count,
      createdAt: now)
    batch.fileName = (isTest ? "TEST-" : "") + rail.profile.fileName(messageID: messageID)
    batch.outbox = rail.outbox
    batch.fileSize = Int64(bytes.count)
    batch.sha256 = sha256(bytes)
    batch.messageID = messageID
    return batch
  }
}
