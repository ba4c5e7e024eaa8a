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
    /// A payment of unknown outcome was certainly not sent; nor was a file that is gone.
    case notSent
    /// Nothing was uploaded or paid after all.
    case undone
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
    /// Where files of these batches lie that a restore moved aside.
    package var aside: [String] = []

    package init() {}

    /// Whether there is nothing to do.
    package var isEmpty: Bool { batches.isEmpty && payments.isEmpty }
  }

  /// Why password and second factor are asked for anew; nil where a login does.
  ///
  /// What is wrongly said not to have been paid is paid twice.
  package var stepUp: PasswordReason? {
    switch claim {
    case .rejected:
      .operation("saying that the bank refused a payment lets it be paid again")
    case .notSent: .operation("saying that a payment was not sent lets it be paid again")
    case .undone: .operation("saying that a payment was not made lets it be paid again")
    case .done, .cancelled, .sent: nil
    }
  }

  /// Finds what the names mean and checks that it can be said of them.
  ///
  /// - throws: `LookupError`, `StoreError.wrongState`, `MoveError`; `PublishError.databaseIsBehind`
  ///   where a bill that was paid since would be open again.
  package func plan(_ names: [String]) throws -> Plan {
    if claim.freesBills { try access.books.read(PublishedLog(access).check) }
    var plan = Plan()
    let lookup = Lookup(access)
    for name in names {
      if let batch = try lookup.batchIfAny(name) {
        if claim.holds(for: batch.state, isBatch: true) {
          plan.unchanged += try access.books.read { try $0.payments(batch: batch.id) }
        } else {
          try check(batch)
          plan.batches.append(batch)
        }
      } else {
        let payment = try lookup.payment(name)
        if let batch = try whole(payment) {
          try check(batch)
          plan.batches.append(batch)
        } else if claim.holds(for: payment.state) {
          plan.unchanged.append(payment)
        } else {
          try check(payment)
          plan.payments.append(payment)
        }
      }
    }
    let outbox = Outbox(access)
    if claim == .done { try plan.batches.forEach(outbox.checkFile) }
    if claim == .done || claim == .notSent {
      plan.missing = try plan.batches.filter { try outbox.file(of: $0) == .missing }
      plan.aside = try plan.missing.compactMap(outbox.asidePath)
    }
    return plan
  }

  /// Records it, all or nothing.
  ///
  /// A file can be taken back at the same moment, so what is said of files is said under the lock
  /// that moves them, and of what is there then.
  ///
  /// - throws: `AccessError.passwordNeeded` without the proof that `stepUp` asks for.
  package func perform(_ plan: Plan, _ money: MoneyAccess?) throws -> PayResult {
    if let stepUp, !plan.isEmpty, money?.isStepUp != true {
      throw AccessError.passwordNeeded(stepUp)
    }
    guard !plan.batches.isEmpty else {
      guard claim.word != nil else { return try record(plan) }
      return try access.home.underRunLock { try record(plan) }
    }
    return try Outbox(access).underLock { _ in
      var current = try self.plan(
        (plan.batches.map(\.id) + plan.payments.map(\.id)).map(\.description))
      current.unchanged = plan.unchanged + current.unchanged
      return try record(current)
    }
  }

  private func record(_ plan: Plan) throws -> PayResult {
    let today = access.today
    // Before the books, and killed in between the word is harmless: what was called done and is not
    // done in the books stops paying until the books are reconciled, and what was unsaid stays done
    // until it is said again. The other way round a restored copy could forget what was done.
    if let word = claim.word {
      try PublishedLog(access).say(
        word, of: plan.batches.map(\.published) + plan.payments.map(\.published),
        from: access.books)
    }
    try access.books.write(at: access.world.now) { writer in
      for batch in plan.batches {
        if claim == .undone {
          try writer.undoDelivery(of: batch, on: today, note: claim.note)
        } else {
          try writer.move(batch, to: claim.batchTarget, on: today, note: claim.batchNote)
        }
      }
      for payment in plan.payments {
        if claim == .undone {
          try writer.undoDelivery(of: payment, on: today, note: claim.note)
        } else {
          try writer.move(payment, to: claim.target, on: today, note: claim.note)
          try writer.followBatch(of: payment, to: claim.target)
        }
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
    let inFile: PaymentState = claim == .undone ? .delivered : .emitted
    guard [.done, .notSent, .undone].contains(claim), payment.state == inFile,
      let id = payment.batchID
    else { return nil }
    let batch = try access.books.read { try $0.batch(id) }
    guard batch.count == 1 else {
      throw MoveError.partOfFile(payment.id, batch: id, count: batch.count)
    }
    return batch
  }

  private func check(_ payment: Payment) throws {
    try check(payment.id, payment.state, claim.target)
    if claim == .undone { try checkWord(payment) }
  }

  // A file that lies here can still be uploaded, so its bills must not be open beside it.
  private func check(_ batch: Batch) throws {
    try check(batch.id, batch.state, claim.batchTarget)
    switch claim {
    case .notSent:
      guard try Outbox(access).file(of: batch) == .missing else {
        throw MoveError.fileIsHere(batch.id)
      }
    case .undone: try access.books.read { try $0.payments(batch: batch.id) }.forEach(checkWord)
    case .done, .rejected, .cancelled, .sent: break
    }
  }

  private func check(_ id: RecordID, _ state: PaymentState, _ wanted: PaymentState) throws {
    if case .rejected = claim, state == .emitted { throw MoveError.notAtTheBank(id) }
    let isNext = claim == .undone || state.successors.contains(wanted)
    guard isNext, claim.applies(to: state) else {
      throw StoreError.wrongState(payment: id, state: state, wanted: wanted)
    }
  }

  // Only what the holder said can be unsaid, and only while nothing followed from it.
  private func checkWord(_ payment: Payment) throws {
    let last = try access.books.read { try $0.steps(of: payment.id) }.last
    guard payment.state == .delivered, last?.isOwnWord ?? false else {
      throw MoveError.notByYourWord(payment.id, payment.state)
    }
  }
}

/// Why something cannot be said of a payment.
package enum MoveError: Error, Equatable {
  /// It is one of so many in a bank file, which goes to the bank as a whole.
  case partOfFile(RecordID, batch: RecordID, count: Int)
  /// A bank cannot refuse what it was never given.
  case notAtTheBank(RecordID)
  /// A file that lies in the outbox is taken back, not called lost.
  case fileIsHere(RecordID)
  /// It is not where it is because its holder said so, or went on since.
  case notByYourWord(RecordID, PaymentState)
}

extension MovePayments.Claim {
  var target: PaymentState {
    switch self {
    case .done: .delivered
    case .rejected: .rejected
    case .cancelled: .cancelled
    case .sent: .sent
    case .notSent: .failed
    case .undone: .presented
    }
  }

  /// Whether the bill can be paid again by it.
  var freesBills: Bool {
    switch self {
    case .rejected, .cancelled, .notSent: true
    case .done, .sent, .undone: false
    }
  }

  /// What is noted of it outside the database.
  var word: PublishedLog.Word? {
    switch self {
    case .done: .done
    case .undone: .undone
    case .rejected, .cancelled, .sent, .notSent: nil
    }
  }

  /// Where a file goes by it.
  var batchTarget: PaymentState {
    switch self {
    case .notSent: .takenBack
    case .undone: .emitted
    case .done, .rejected, .cancelled, .sent: target
    }
  }

  /// What is noted of a file.
  var batchNote: String? {
    self == .notSent ? "its file is gone and was not uploaded, as you said" : note
  }

  var note: String? {
    switch self {
    case .rejected(let reason): reason
    case .done: PaymentStep.ownWord
    case .undone: "called done by mistake"
    case .cancelled, .sent, .notSent: nil
    }
  }

  /// Whether it is so already, so that saying it again changes nothing.
  func holds(for state: PaymentState, isBatch: Bool = false) -> Bool {
    switch self {
    case .done: state.isDelivered
    case .sent: state == .sent || state == .settled
    case .undone: state == .presented || state == .emitted
    case .rejected, .cancelled, .notSent: state == (isBatch ? batchTarget : target)
    }
  }

  /// Whether it can be said of a payment in that state.
  func applies(to state: PaymentState) -> Bool {
    switch self {
    case .sent: state == .unknown
    case .notSent: state == .unknown || state == .emitted
    case .undone: state == .delivered
    case .done, .rejected, .cancelled: true
    }
  }
}

extension PaymentStep {
  /// What is noted where nothing but the holder's word says that a payment was made.
  static let ownWord = "reported by the holder"

  /// Whether the holder's word is all there is for it.
  package var isOwnWord: Bool { state == .delivered && note == PaymentStep.ownWord }
}
