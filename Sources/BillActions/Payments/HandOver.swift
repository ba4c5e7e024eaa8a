package import BillCore
import BillCredentials
import BillRails
import BillStore

/// Carries approved payments as far as their rails go.
struct HandOver {
  private let access: any Payer

  init(_ access: any Payer) { self.access = access }

  /// Payments with everything their rails need, checked and complete in memory.
  struct Prepared {
    var files: [BankFile] = []
    var codes: [(payment: Payment, code: PaymentCode)] = []
    var worklist: [(payment: Payment, line: WorklistLine)] = []
    var sandbox: [(payment: Payment, behaviour: SandboxBank.Behaviour)] = []
    var commands: [(desk: CommandDesk, orders: [TransferOrder])] = []

    var payments: [Payment] {
      files.flatMap(\.payments) + codes.map(\.payment) + worklist.map(\.payment)
        + sandbox.map(\.payment) + commands.flatMap { $0.orders.map(\.payment) }
    }
  }

  /// Opens the account numbers and builds files and codes; nothing is written.
  ///
  /// - throws: `CreditTransferError`, `EPCPayloadError`, `SwissPayloadError`, `HandOverError`,
  ///   `CommandRailError`.
  func prepare(_ payments: [Payment]) throws -> Prepared {
    let orders = try access.orders(for: payments)
    var prepared = Prepared()
    for (name, orders) in Dictionary(grouping: orders, by: \.payment.railName).sorted(by: {
      $0.key < $1.key
    }) {
      let rail = try Rails(access.home).named(name)
      try checkRail(rail, orders)
      switch rail.kind {
      case .iso20022: prepared.files += try builder(rail).files(for: orders)
      case .qr:
        let isTest = access.account.isTest
        prepared.codes += try orders.map { ($0.payment, try PaymentCode($0, isTest: isTest)) }
      case .portal: prepared.worklist += try orders.map { ($0.payment, try worklistLine($0)) }
      case .sandbox: prepared.sandbox += try orders.map { ($0.payment, try behaviour($0)) }
      case .command:
        let desk = try CommandDesk(rail, access.read)
        try desk.prepare(orders)
        prepared.commands.append((desk, orders))
      case .nacha, .csv, .check:
        throw RailChoiceError.unsuited(.init(rail: name, obstacle: .notBuilt(rail.kind)))
      }
    }
    return prepared
  }

  /// Moves the payments to where they stand once carried out, in the transaction that approves
  /// them; the files must be in the stage folder already.
  ///
  /// So nothing is ever approved and forgotten: what is not in the books was not approved, and
  /// what is there is finished by the next run.
  func record(_ prepared: Prepared, _ writer: BookWriter) throws {
    for file in prepared.files { try writer.insert(file.batch, payments: file.payments) }
    let presented = prepared.codes.map(\.payment) + prepared.worklist.map(\.payment)
    for payment in presented where payment.state == .approved {
      try writer.move(payment, to: .presented, on: access.today)
    }
  }

  /// Publishes files, shows codes and worklists, asks the pretended bank, runs programs.
  ///
  /// The log with the approvals is signed first: a database of before then can no longer take its
  /// place, whatever becomes of `published.log`.
  func carryOut(_ prepared: Prepared, _ outbox: Outbox) throws -> PayResult {
    if !prepared.payments.isEmpty { try access.keepHead() }
    for file in prepared.files { try outbox.publish(file.batch) }
    let presented = try present(prepared)
    for (payment, behaviour) in prepared.sandbox {
      try SandboxCall(access).send(payment, behaviour)
    }
    for (desk, orders) in prepared.commands { try desk.send(orders) }
    var result = try PayResult(payments: prepared.payments, access.read)
    result.presented = presented
    result.isTest = access.account.isTest
    result.notes = prepared.files.flatMap(\.notes)
    return result
  }

  // A program or folder that was put into the configuration after the yes does not get the money.
  private func checkRail(_ rail: Rail, _ orders: [TransferOrder]) throws {
    let now = rail.mandateHash
    let stranger = orders.map(\.payment).first { $0.state == .approved && $0.railHash != now }
    if let stranger { throw HandOverError.railChanged(rail: rail.name, payment: stranger.id) }
  }

  private func builder(_ rail: Rail) -> BankFileBuilder {
    var builder = BankFileBuilder(
      rail: rail, initiatingPartyName: access.account.name, now: access.world.now,
      today: access.today, sha256: SHA256.hexadecimal, newID: access.world.newID)
    builder.isTest = access.account.isTest
    return builder
  }

  private func worklistLine(_ order: TransferOrder) throws -> WorklistLine {
    let biller = try access.books.read { try $0.biller(order.payment.billerID) }
    return WorklistLine(
      biller: biller.name, url: biller.url, customerNumber: biller.customerNumber,
      account: order.creditor, amount: order.payment.amount,
      reference: order.payment.reference?.value, sendBy: order.payment.executeOn)
  }

  private func behaviour(_ order: TransferOrder) throws -> SandboxBank.Behaviour {
    let method = try access.books.read { try $0.method(order.payment.methodID) }
    guard
      let behaviour = SandboxBank.behaviour(
        account: order.debtor?.number, cardLast4: method.last4)
    else { throw HandOverError.notATestNumber(label: method.label) }
    return behaviour
  }

  // What was shown may have been paid, so an older database must not show it again.
  private func present(_ prepared: Prepared) throws -> [PayResult.Presented] {
    let shown = prepared.codes.map(\.payment) + prepared.worklist.map(\.payment)
    try PublishedLog(access.home, account: access.account.id)
      .append(shown.map { ($0.id, $0.endToEndID) }, from: access.books)
    var presented: [PayResult.Presented] = []
    for (payment, code) in prepared.codes {
      let picture = try CodePictures(access.home).write(code, payment)
      presented.append(.init(payment: payment, form: .code(code, picture: picture)))
    }
    return presented
      + prepared.worklist.map { .init(payment: $0.payment, form: .worklist($0.line)) }
  }

}

/// Why payments cannot be handed over.
package enum HandOverError: Error, Equatable {
  /// The pretended bank takes only its documented test numbers.
  case notATestNumber(label: String)
  /// The rail is set up otherwise than when the payment was approved.
  case railChanged(rail: String, payment: RecordID)
}
