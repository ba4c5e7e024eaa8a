package import BillCore
import BillRails
import BillStore

/// Asks programs what became of the payments they were sent, under the run lock.
package struct AskRails: Sendable {
  private let access: ReadAccess

  package init(_ access: ReadAccess) { self.access = access }

  /// Settles what an interrupted run left `sending`.
  ///
  /// A program that can be asked is asked, every other outcome is unknown; one that still runs is
  /// left to its work.
  @discardableResult
  package func settleInterrupted() throws -> [Payment] {
    try ask(access.books.read { try $0.payments(in: [.sending]) })
  }

  /// Asks about what was sent or is unknown, where it is time to ask again; returns what moved.
  package func askDue() throws -> [Payment] {
    let payments = try access.books.read { try $0.payments(in: [.unknown, .sent]) }
    return try ask(payments.filter(isDue))
  }

  /// Whether it is time to ask about a payment.
  private func isDue(_ payment: Payment) throws -> Bool {
    let steps = try access.books.read { try $0.steps(of: payment.id) }
    let asked = steps.reversed().prefix { $0.state == payment.state }
    guard let since = asked.last else { return true }
    let next = AskSchedule.next(
      since: since.at, lastAsked: asked.count > 1 ? asked.first?.at : nil)
    return next <= access.world.now
  }

  private func ask(_ payments: [Payment]) throws -> [Payment] {
    let mine = payments.filter { $0.rail == .command }
    guard !mine.isEmpty else { return [] }
    let rails = try Rails(access.home).all
    return try mine.filter { payment in
      let command = rails.first { $0.name == payment.railName }?.command
      let canAnswer = command?.capabilities.verbs.contains(.status) ?? false
      return try (canAnswer || payment.state == .sending) && ask(payment, command)
    }
  }

  private func ask(_ payment: Payment, _ command: CommandRail?) throws -> Bool {
    let lock: FileLock
    do {
      lock = try access.home.attemptLock(payment)
    } catch FileError.locked {
      return false
    }
    let (state, note) = try answer(payment, command)
    let moved = try record(payment, state, note)
    lock.release()
    return moved
  }

  // Whatever goes wrong in asking, all that follows is that nothing is known.
  private func answer(_ payment: Payment, _ command: CommandRail?) throws -> (
    RailStatus.State, String?
  ) {
    guard let command, command.capabilities.verbs.contains(.status) else {
      return (.unknown, "interrupted while sending; the program cannot be asked")
    }
    let request = RailRequest.status(key: payment.endToEndID, isTest: access.account.isTest)
    do {
      let ending = try RailDesk(access.world, command).ask(request)
      let output = try RailDesk.output(ending, program: command.program)
      let status = try RailStatus(answer: output, key: payment.endToEndID)
      return (status.state, status.note.map(RailWords.clean))
    } catch is CommandRailError {
      return (.unknown, "the program gave no answer about it")
    } catch is FileError {
      // Other rails must go on where this one's program is gone.
      return (.unknown, "its program cannot be used any more")
    } catch is RailAnswerError {
      return (.unknown, "the program gave an answer about it that is not of the protocol")
    }
  }

  private func record(_ payment: Payment, _ state: RailStatus.State, _ note: String?) throws
    -> Bool
  {
    let path = state.path(from: payment.state)
    try access.books.write(at: access.world.now) { writer in
      var current = payment
      for next in path {
        try writer.move(current, to: next, on: access.today, note: note)
        current.state = next
      }
      if path.isEmpty {
        let answer = "asked: \(state.rawValue)" + (note.map { ", \($0)" } ?? "")
        try writer.recordAsking(about: payment, answer: answer)
      }
    }
    return !path.isEmpty
  }
}
