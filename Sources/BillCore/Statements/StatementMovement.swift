/// What one posting to a payable account does to the balance of a statement.
struct StatementMovement {
  /// The column of the statement it is added up in.
  enum Column {
    case charge, credit, payment
  }

  let recorded: RecordedEntry
  let biller: RecordID
  /// Positive where more is owed afterwards.
  let change: Money

  var entry: LedgerEntry { recorded.entry }

  /// The movements of an entry; none for a settlement, which moves money between the user's own
  /// accounts only.
  static func all(of recorded: RecordedEntry) throws -> [StatementMovement] {
    try recorded.entry.postings.compactMap { posting in
      guard let biller = posting.account.billerID else { return nil }
      return StatementMovement(
        recorded: recorded, biller: biller, change: try posting.amount.negated())
    }
  }

  /// Where it is added up.
  ///
  /// What takes something back counts in the column of what it takes back: the column of a period
  /// says what was charged, credited or paid in it less what was withdrawn in it.
  var column: Column {
    switch entry.kind {
    case .charge: .charge
    case .credit, .discount, .writeOff: .credit
    case .delivery, .settlement, .rejection, .returned, .paidElsewhere, .refund: .payment
    case .reversal where isOfPayment: .payment
    case .reversal: change.isNegative ? .charge : .credit
    }
  }

  // Only what was paid outside billctl comes from there, and a bill never does.
  private var isOfPayment: Bool { entry.postings.contains { $0.account == .elsewhere } }

  var kind: StatementLine.Kind {
    switch entry.kind {
    case .charge: .charge
    // A discount goes with its payment, and comes back when that is rejected.
    case .credit, .discount, .writeOff: change.isPositive ? .reversal : .credit
    case .delivery, .settlement, .paidElsewhere: .payment
    case .rejection, .returned, .reversal, .refund: .reversal
    }
  }
}
