package import BillCore
import BillRails
import BillStore

/// Asks the program of a rail not to make a payment that it was sent.
package struct CancelSent: Sendable {
  private let access: ReadAccess

  package init(_ access: ReadAccess) { self.access = access }

  /// The payments among names whose rail can be asked.
  ///
  /// - throws: `LookupError`.
  package func payments(among names: [String]) throws -> [Payment] {
    let lookup = Lookup(access)
    let rails = try Rails(access.home).all
    return try names.compactMap { name in
      guard try lookup.batchIfAny(name) == nil else { return nil }
      let payment = try lookup.payment(name)
      let command = rails.first { $0.name == payment.railName }?.command
      let canBeAsked = command?.capabilities.verbs.contains(.cancel) ?? false
      return canBeAsked && [.sent, .unknown].contains(payment.state) ? payment : nil
    }
  }

  /// The payments as they stand after, and what the rail said of those it could not hold back.
  package struct Outcome: Sendable {
    package var result: PayResult
    package var isTooLate = false
    package var isUnknown = false
  }

  /// Asks for each; what is certainly not made gives its share back to the bill.
  ///
  /// - throws: `FileError.locked` while the program is still at it.
  package func perform(_ payments: [Payment]) throws -> Outcome {
    try Outbox(access).underLock { _ in
      var outcome = Outcome(result: PayResult())
      let rails = try Rails(access.home).all
      for payment in payments {
        guard let command = rails.first(where: { $0.name == payment.railName })?.command else {
          continue
        }
        switch try cancel(payment, command) {
        case .cancelled: break
        case .tooLate: outcome.isTooLate = true
        case .unknown: outcome.isUnknown = true
        }
      }
      outcome.result = try PayResult(payments: payments, access)
      return outcome
    }
  }

  private func cancel(_ payment: Payment, _ command: CommandRail) throws
    -> RailCancellation.State
  {
    let lock = try access.home.attemptLock(payment)
    let answer = try answer(payment, command)
    try access.books.write(at: access.world.now) { writer in
      let words = answer?.note.map { ": \(RailWords.clean($0))" } ?? ""
      if answer?.state == .cancelled {
        // The money was on its way or may have been, so this is a refusal and not a cancellation.
        let state: PaymentState = payment.state == .sent ? .rejected : .failed
        try writer.move(
          payment, to: state, on: access.today, note: "as you asked, its rail took it back\(words)")
      } else {
        let state = answer?.state.rawValue ?? "no answer"
        try writer.recordAsking(about: payment, answer: "asked to cancel: \(state)\(words)")
      }
    }
    lock.release()
    return answer?.state ?? .unknown
  }

  private func answer(_ payment: Payment, _ command: CommandRail) throws -> RailCancellation? {
    let request = RailRequest.cancel(key: payment.endToEndID, isTest: access.account.isTest)
    let ending = try RailDesk(access.world, command).ask(request)
    guard case .exited(0, let output, _) = ending else { return nil }
    do {
      return try RailCancellation(answer: output, key: payment.endToEndID)
    } catch is RailAnswerError {
      return nil
    }
  }
}
