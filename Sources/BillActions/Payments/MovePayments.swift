package import BillCore
import BillStore

/// What a person says about payments that billctl cannot see: uploaded, refused, not sent.
package struct MovePayments: Sendable {
  /// What is said.
  package enum Claim: Sendable, Hashable {
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
  private let claim: Claim

  package init(_ claim: Claim, _ access: ReadAccess) {
    self.claim = claim
    self.access = access
  }

  /// The batches and single payments that are meant.
  package struct Plan: Sendable {
    package var batches: [Batch] = []
    package var payments: [Payment] = []
    /// What was said of these before; there is nothing to do for them.
    package var unchanged: [Payment] = []
    /// Batches whose file is gone, which nobody here saw being uploaded.
    package var missing: [Batch] = []

    package init() {}

    /// Whether there is nothing to do.
    package var isEmpty: Bool { batches.isEmpty && payments.isEmpty }
  }

  /// Finds what the names mean and checks that it can be said of them.
  ///
  /// - throws: `LookupError`, `StoreError.wrongState`, `MoveError`.
  package func plan(_ names: [String]) throws -> Plan {
    var plan = Plan()
    let lookup = Lookup(access)
    for name in names {
      if let batch = try lookup.batchIfAny(name) {
        if claim.holds(for: batch.state) {
          plan.unchanged += try access.books.read { try $0.payments(batch: batch.id) }
        } else {
          try check(batch.id, batch.state)
          plan.batches.append(batch)
        }
      } else {
        let payment = try lookup.payment(name)
        if let batch = try whole(payment) {
          plan.batches.append(batch)
        } else if claim.holds(for: payment.state) {
          plan.unchanged.append(payment)
        } else {
          try check(payment.id, payment.state)
          plan.payments.append(payment)
        }
      }
    }
    if claim == .done {
      let outbox = Outbox(access)
      try plan.batches.forEach(outbox.checkFile)
      plan.missing = try plan.batches.filter { try outbox.file(of: $0) == .missing }
    }
    return plan
  }

  /// Records it, all or nothing.
  ///
  /// A file can be taken back at the same moment, so what is said of files is said under the lock
  /// that moves them, and of what is there then.
  package func perform(_ plan: Plan, note: String? = nil) throws -> PayResult {
    guard !plan.batches.isEmpty else { return try record(plan, note) }
    return try Outbox(access).underLock { _ in
      var current = try self.plan(
        (plan.batches.map(\.id) + plan.payments.map(\.id)).map(\.description))
      current.unchanged = plan.unchanged + current.unchanged
      return try record(current, note)
    }
  }

  private func record(_ plan: Plan, _ note: String?) throws -> PayResult {
    let today = access.today
    try access.books.write(at: access.world.now) { writer in
      for batch in plan.batches {
        try writer.move(batch, to: claim.target, on: today, note: note ?? claim.note)
      }
      for payment in plan.payments {
        try writer.move(payment, to: claim.target, on: today, note: note ?? claim.note)
        try writer.followBatch(of: payment, to: claim.target)
      }
    }
    for payment in plan.payments where payment.rail == .qr {
      try CodePictures(access.home).remove(payment)
    }
    let payments = try access.books.read { reader in
      try plan.payments.map { try reader.payment($0.id) }
        + plan.batches.flatMap { try reader.payments(batch: $0.id) } + plan.unchanged
    }
    return try PayResult(payments: payments, access)
  }

  // A bank file goes to the bank as a whole, so nobody can have uploaded one payment of it.
  private func whole(_ payment: Payment) throws -> Batch? {
    guard claim == .done, payment.state == .emitted, let id = payment.batchID else { return nil }
    let batch = try access.books.read { try $0.batch(id) }
    guard batch.count == 1 else {
      throw MoveError.partOfFile(payment.id, batch: id, count: batch.count)
    }
    return batch
  }

  // A file that lies here can still be uploaded, so its bills must not be open beside it.
  private func check(_ id: RecordID, _ state: PaymentState) throws {
    if case .rejected = claim, state == .emitted { throw MoveError.notAtTheBank(id) }
    guard state.successors.contains(claim.target), claim.applies(to: state) else {
      throw StoreError.wrongState(payment: id, state: state, wanted: claim.target)
    }
  }
}

/// Why something cannot be said of a payment.
package enum MoveError: Error, Equatable {
  /// It is one of so many in a bank file, which goes to the bank as a whole.
  case partOfFile(RecordID, batch: RecordID, count: Int)
  /// A bank cannot refuse what it was never given.
  case notAtTheBank(RecordID)
}

extension MovePayments.Claim {
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

  /// Whether it is so already, so that saying it again changes nothing.
  func holds(for state: PaymentState) -> Bool {
    switch self {
    case .done: state.isDelivered
    case .sent: state == .sent || state == .settled
    case .rejected, .cancelled, .notSent: state == target
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
