extension Bill {
  /// What makes it the same bill again at one biller: type and number.
  ///
  /// A payment code without a number may come every month, or over several amounts on one day,
  /// with the same reference, so both are part of its identity; equal codes within `repeatDays` are
  /// told apart by the import.
  package var identity: String {
    if let number { return "\(type.rawValue)/\(number)" }
    if let reference {
      let amount = amount?.description ?? "any \(currency.code)"
      return "\(type.rawValue)/ref/\(reference.value)/\(amount)@\(createdAt.utcDate)"
    }
    return "id/\(id)"
  }

  /// Within so many days an equal payment code is taken for the same bill.
  package static let repeatDays = 20
}
