package import BillCore
import BillStore

/// Makes the statement of a period.
package struct MakeStatement: Sendable {
  /// `2026-10`, `2026` or `rolling`.
  package var period: String

  package init(period: String) { self.period = period }

  /// The statement as the books have it now.
  ///
  /// - throws: `StatementError`.
  package func perform(_ access: ReadAccess) throws -> Statement {
    guard let period = StatementPeriod(period, today: access.today) else {
      throw StatementError.unknownPeriod(period)
    }
    guard period.from <= access.today else {
      throw StatementError.notBegun(period.name, on: period.from)
    }
    let account = access.account
    let end = access.world.end(of: period.to, in: account.zone)
    let source = try access.books.read { reader in
      try StatementSource(period, end: end, reader, today: access.today)
    }
    var statement = Statement(
      period: period.name, from: period.from, to: period.to, account: account.email,
      holder: account.name, isTest: account.isTest,
      made: try access.books.read { try $0.lastChange() } ?? account.createdAt,
      sections: try source.sections())
    statement.soFarUntil = period.to >= access.today ? access.today : nil
    return statement
  }
}

/// Why there is no such statement.
package enum StatementError: Error, Equatable {
  /// Neither a month, nor a year, nor `rolling`.
  case unknownPeriod(String)
  /// There is nothing to state before its first day.
  case notBegun(String, on: CalendarDate)
}

extension StatementSource {
  fileprivate init(
    _ period: StatementPeriod, end: Instant, _ reader: BookReader, today: CalendarDate
  ) throws {
    let entries = try reader.entries(from: period.from, to: period.to)
    let payments = try reader.payments()
    let inFlight = try StatementSource.inFlight(payments, before: end, reader)
    self.init(
      opening: try reader.owed(before: period.from), entries: entries, inFlight: inFlight, end: end,
      billers: Dictionary(
        uniqueKeysWithValues: try reader.billers(archived: true).map { ($0.id, $0.name) }),
      bills: try StatementSource.labels(
        of: Set(entries.compactMap(\.entry.billID) + inFlight.compactMap(\.billID)), reader,
        today: today),
      payments: Dictionary(
        uniqueKeysWithValues: payments.map { payment in
          (payment.id, Label(reference: payment.endToEndID, state: payment.state.rawValue))
        }))
  }

  // Shown in the state they had when the period ended.
  private static func inFlight(
    _ payments: [Payment], before end: Instant, _ reader: BookReader
  ) throws -> [Payment] {
    let states = try reader.paymentStates(before: end)
    return payments.compactMap { payment in
      guard let state = states[payment.id], state.reserves, !state.isDelivered else { return nil }
      var then = payment
      then.state = state
      return then
    }.sorted { ($0.executeOn, $0.id) < ($1.executeOn, $1.id) }
  }

  private static func labels(
    of wanted: Set<RecordID>, _ reader: BookReader, today: CalendarDate
  ) throws -> [RecordID: Label] {
    let balances = try reader.balances()
    var labels: [RecordID: Label] = [:]
    for bill in try reader.bills() where wanted.contains(bill.id) {
      guard let balance = balances[bill.id] else { continue }
      let state = try bill.state(balance, on: today)
      labels[bill.id] = Label(
        reference: bill.historyReference, state: state.rawValue,
        withBank: state == .paid || state == .partPaid ? balance.withBank : nil)
    }
    return labels
  }
}
