import BillCore

extension Statement {
  /// When it was made, for people: `2026-11-01 08:30:00 UTC`.
  var madeText: String {
    made.description.split(separator: "T").joined(separator: " ").dropLast() + " UTC"
  }

  /// The period's name and its days.
  var periodText: String { "\(period) (\(from) to \(to))" }

  /// What the last balance is called: nothing is closed before the period is over.
  var closingText: String {
    soFarUntil.map { "Balance so far, on \($0)" } ?? "Closing balance on \(to)"
  }
}

extension StatementLine.Kind {
  var word: String {
    switch self {
    case .charge: "Charge"
    case .credit: "Credit"
    case .payment: "Payment"
    case .reversal: "Reversal"
    }
  }
}

extension StatementSection {
  /// Throws `DocumentError.doesNotAddUp` unless the movements make the closing balance.
  func checkSum() throws(DocumentError) {
    let sum = try adding { try opening + charges + credits + payments }
    guard sum == closing else { throw .doesNotAddUp(currency) }
  }

  /// The sum of amounts; throws `DocumentError.amounts`.
  func sum(_ amounts: [Money]) throws(DocumentError) -> Money {
    try adding { try Money.sum(amounts, in: currency) }
  }

  private func adding(_ sum: () throws -> Money) throws(DocumentError) -> Money {
    do {
      return try sum()
    } catch let error as MoneyError {
      throw .amounts(error)
    } catch {
      throw .renderFailed("\(error)")
    }
  }
}
