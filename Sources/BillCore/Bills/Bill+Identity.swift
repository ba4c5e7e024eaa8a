extension Bill {
  /// What makes it the same bill again at one biller: type and number.
  ///
  /// A payment code without a number may come every month with the same reference, so it is a bill
  /// of its own; equal codes within `repeatDays` are told apart by the import.
  package var identity: String {
    number.map { "\(type.rawValue)/\($0)" } ?? "id/\(id)"
  }

  /// Within so many days an equal payment code is taken for the same bill.
  package static let repeatDays = 20
}
