import BillCore
package import BillRails
import BillStore

/// Sends payments through the program of a command rail, each once.
package struct CommandDesk: Sendable {
  private let rail: Rail
  private let command: CommandRail
  private let access: ReadAccess

  /// - throws: `RailChoiceError` for a rail that is not set up.
  package init(_ rail: Rail, _ access: ReadAccess) throws {
    guard let command = rail.command else {
      throw RailChoiceError.unsuited(.init(rail: rail.name, obstacle: .notSetUp))
    }
    self.rail = rail
    self.command = command
    self.access = access
  }

  private var desk: RailDesk { RailDesk(access.world, command) }

  /// Refuses what the program cannot carry, and a program that is not the one that was set up.
  ///
  /// - throws: `CommandRailError`.
  package func prepare(_ orders: [TransferOrder]) throws {
    for order in orders {
      let amount = order.payment.amount
      if let limit = rail.limit(in: amount.currency), try (amount - limit).isPositive {
        throw CommandRailError.aboveLimit(rail: rail.name, limit: limit)
      }
    }
    guard !orders.isEmpty, try capabilities() != command.capabilities else { return }
    throw CommandRailError.changed(rail: rail.name)
  }

  private func capabilities() throws -> RailCapabilities {
    do {
      return try desk.capabilities()
    } catch let error as FileError {
      throw CommandRailError.unusable(rail: rail.name, error)
    }
  }

  /// Sends approved payments one after the other, under the run lock.
  ///
  /// After an outcome that nobody knows, or a freeze, nothing more is sent: what waits stays
  /// approved.
  package func send(_ orders: [TransferOrder]) throws {
    for order in orders {
      guard try send(order) else { return }
    }
  }

  // `sending` and the published line are on the disk before the program starts, and the lock is
  // held from before the first until after the outcome, by us and by the program.
  private func send(_ order: TransferOrder) throws -> Bool {
    let payment = order.payment
    let lock = try access.home.attemptLock(payment)
    let method = try access.books.read { try $0.method(payment.methodID) }
    // A disk that is full stops it here, where the payment still waits.
    let answers = try access.world.programs.openAnswers()
    defer { answers?.letGo() }
    guard try access.startSending(payment) else { return false }
    try PublishedLog(access.home, account: access.account.id)
      .append([(payment.id, payment.endToEndID)], from: access.books)
    let request = RailRequest.submit(order, method: method, isTest: access.account.isTest)
    let verdict = RailVerdict(
      try desk.ask(request, lock: lock.descriptor, answers: answers), of: command.capabilities,
      key: payment.endToEndID)
    let isKnown = try record(verdict, payment)
    lock.leave()
    return isKnown
  }

  private func record(_ verdict: RailVerdict, _ payment: Payment) throws -> Bool {
    var sending = payment
    sending.state = .sending
    let (state, note) = verdict.outcome
    try access.books.write(at: access.world.now) { [sending] in
      try $0.move(sending, to: state, on: access.today, note: note)
    }
    return state != .unknown
  }
}

extension RailVerdict {
  fileprivate var outcome: (state: PaymentState, note: String) {
    switch self {
    case .sent(let note): (.sent, note)
    case .notSent(let note): (.failed, note)
    case .unknown(let note): (.unknown, note)
    }
  }
}
