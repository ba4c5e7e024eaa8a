extension Bill {
  /// What makes it the same bill again at one biller: type and number.
  ///
  /// A payment code without a number may come every month with the same reference, so it is a bill
  /// of its own; equal codes within `repeatDays` are told apart by the import.
  package var identity: String {
    number.map { "\(type.rawValue)/\($0)" } ?? "id/\(id)"
  }

  /// Whether it names another invoice of its biller as one that it corrects or follows (EN 16931,
  /// BT-25).
  package func follows(_ other: Bill) -> Bool {
    guard type == .invoice, other.type == .invoice, billerID == other.billerID, id != other.id,
      let number = other.number
    else { return false }
    let spelling = BillNumber(number)
    return corrects.contains { named in
      guard let spelling, let named = BillNumber(named) else { return named == number }
      return named.isSpelling(of: spelling)
    }
  }

  /// Within so many days an equal payment code is taken for the same bill.
  package static let repeatDays = 20
}
