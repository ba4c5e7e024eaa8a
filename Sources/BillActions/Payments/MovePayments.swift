package import BillCore
import BillStore

/// What a person says about payments that billctl cannot see: uploaded, refused, not sent.
package struct MovePayments: Sendable {
  /// What is said.
  package enum Statement: Sendable, Hashable {
    /// The file was uploaded, the code paid, the portal used.
    case done
    /// The bank refused it.
    case rejected(reason: String)
    /// The money is not to be sent after all.
    case cancelled
    /// A payment of unknown outcome was sent after all.
    case sent
    /// A payment of unknown outcome was certainly not sent.
    case notSent
  }

  private let access: ReadAccess
  private let statement: Statement

  package init(_ statement: Statement, _ access: ReadAccess) {
    self.statement = statement
    self.access = access
  }

  /// The batches and single payments that are meant.
  package struct Plan: Sendable {
    package var batches: [Batch] = []
    package var payments: [Payment] = []

    package init() {}
  }

  /// Finds what the names mean and checks that it can be said of them.
  ///
  /// - throws: `LookupError`, `StoreError.wrongState`.
  package func plan(_ names: [String]) throws -> Plan {
    var plan = Plan()
    let lookup = Lookup(access)
    for name in names {
      if let batch = try lookup.batchIfAny(name) {
        plan.batches.append(batch)
      } else {
        plan.payments.append(try lookup.payment(name))
      }
    }
    for batch in plan.batches {
      try check(batch.id, batch.state)
      if statement == .done { try Outbox(access).checkFile(of: batch) }
    }
    for payment in plan.payments { try check(payment.id, payment.state) }
    return plan
  }

  /// Records it, all or nothing.
  package func perform(_ plan: Plan, note: String? = nil) throws -> PayResult {
    let today = access.today
    try access.books.write(at: access.world.now) { writer in
      for batch in plan.batches {
        try writer.move(batch, to: statement.target, on: today, note: note ?? statement.note)
      }
      for payment in plan.payments {
        try writer.move(payment, to: statement.target, on: today, note: note ?? statement.note)
        try writer.followBatch(of: payment, to: statement.target)
      }
    }
    for payment in plan.payments where payment.rail == .qr {
      try CodePictures(access.home).remove(payment)
    }
    let payments = try access.books.read { reader in
      try plan.payments.map { try reader.payment($0.id) }
        + plan.batches.flatMap { try reader.payments(batch: $0.id) }
    }
    return try PayResult(payments: payments, access)
  }

  private func check(_ id: RecordID, _ state: PaymentState) throws {
    guard state.successors.contains(statement.target), statement.applies(to: state) else {
      throw StoreError.wrongState(payment: id, state: state, wanted: statement.target)
    }
  }
}

extension MovePayments.Statement {
  var target: PaymentState {
    switch self {
    case .done: .delivered
    case .rejected: .rejected
    case .cancelled: .cancelled
    case .sent: .sent
    case .notSent: .failed
    }
  }

  var note: String? {
    switch self {
    case .rejected(let reason): reason
    case .done: "reported by the holder"
    case .cancelled, .sent, .notSent: nil
    }
  }

  /// Whether it can be said of a payment in that state.
  func applies(to state: PaymentState) -> Bool {
    switch self {
    case .sent, .notSent: state == .unknown
    case .done, .rejected, .cancelled: true
    }
  }
}
