extension StatementSource {
  /// One section for each currency in which anything was owed, moved or under way, by code.
  ///
  /// - throws: `MoneyError.overflow` where a sum does not fit.
  package func sections() throws -> [StatementSection] {
    let movements = try entries.flatMap(StatementMovement.all)
    let currencies =
      opening.filter { !$0.amount.isZero }.map(\.amount.currency)
      + movements.map(\.change.currency) + inFlight.map(\.amount.currency)
    return try Set(currencies).sorted().map { currency in
      try section(currency, movements.filter { $0.change.currency == currency })
    }
  }

  private func section(_ currency: Currency, _ movements: [StatementMovement]) throws
    -> StatementSection
  {
    let opening = opening.filter { $0.amount.currency == currency }
    let waiting = inFlight.filter { $0.amount.currency == currency }
    let total = try StatementSums(
      opening: Money.sum(opening.map(\.amount), in: currency), movements)
    let lines = movements.sorted(by: StatementSource.isEarlier)
    let leaving = try Money.sum(waiting.map(\.amount), in: currency)
    return StatementSection(
      currency: currency, opening: total.opening, charges: total.charges, credits: total.credits,
      payments: total.payments, closing: try total.closing,
      inFlight: try leaving.negated(), lines: lines.map(line),
      inFlightLines: try waiting.map(line),
      recordedLate: lines.filter { $0.recorded.recordedAt >= end }.map(line),
      billers: try billerTotals(currency, opening, movements))
  }

  // Lines stand in the order of their dates; those of a day in the order of recording.
  private static func isEarlier(_ left: StatementMovement, _ right: StatementMovement) -> Bool {
    (left.entry.date, left.recorded.id) < (right.entry.date, right.recorded.id)
  }

  private func billerTotals(
    _ currency: Currency, _ opening: [Owed], _ movements: [StatementMovement]
  ) throws -> [BillerTotal] {
    let moved = Dictionary(grouping: movements, by: \.biller)
    let owed = Dictionary(grouping: opening.filter { !$0.amount.isZero }, by: \.biller)
    let totals = try Set(moved.keys).union(owed.keys).map { biller in
      let start = try Money.sum((owed[biller] ?? []).map(\.amount), in: currency)
      let sums = try StatementSums(opening: start, moved[biller] ?? [])
      return (
        biller,
        BillerTotal(
          biller: name(biller), charges: sums.charges, credits: sums.credits,
          payments: sums.payments, closing: try sums.closing)
      )
    }
    return totals.sorted { ($0.1.biller, $0.0) < ($1.1.biller, $1.0) }.map(\.1)
  }

  private func line(_ movement: StatementMovement) -> StatementLine {
    let entry = movement.entry
    let label = entry.paymentID.flatMap { payments[$0] } ?? entry.billID.flatMap { bills[$0] }
    return StatementLine(
      date: entry.date, kind: movement.kind, biller: name(movement.biller),
      reference: label?.reference ?? "",
      bill: entry.paymentID.flatMap { _ in entry.billID }.flatMap { bills[$0]?.reference },
      amount: movement.change, state: label?.state ?? "", withBank: label?.withBank)
  }

  private func line(_ payment: Payment) throws -> StatementLine {
    StatementLine(
      date: payment.executeOn, kind: .payment, biller: name(payment.billerID),
      reference: payment.endToEndID, bill: payment.billID.flatMap { bills[$0]?.reference },
      amount: try payment.amount.negated(),
      state: payment.state.rawValue)
  }

  private func name(_ biller: RecordID) -> String { billers[biller] ?? biller.description }
}

/// The columns of a statement, added up.
private struct StatementSums {
  let opening: Money
  private(set) var charges: Money
  private(set) var credits: Money
  private(set) var payments: Money

  init(opening: Money, _ movements: [StatementMovement]) throws {
    self.opening = opening
    charges = .zero(opening.currency)
    credits = charges
    payments = charges
    for movement in movements {
      switch movement.column {
      case .charge: charges = try charges + movement.change
      case .credit: credits = try credits + movement.change
      case .payment: payments = try payments + movement.change
      }
    }
  }

  var closing: Money {
    get throws { try opening + charges + credits + payments }
  }
}
