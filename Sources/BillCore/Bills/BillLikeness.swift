/// How much a bill looks like another one that came another way.
package enum BillLikeness: Sendable, Hashable {
  /// The same number spelled otherwise, or a payment code that quotes it.
  case copy
  /// Enough in common to ask, too little to say.
  case doubtful
}

/// What two bills have in common beside what they say themselves.
package struct BillTies: Sendable, Hashable {
  /// They name one account.
  package var sharesAccount: Bool
  /// They are of one biller, or of two of one name.
  package var sharesName: Bool
  /// The days between their arrivals.
  package var days: Int

  package init(sharesAccount: Bool, sharesName: Bool, days: Int) {
    self.sharesAccount = sharesAccount
    self.sharesName = sharesName
    self.days = days
  }
}

extension Bill {
  /// Within so many days a bill of the same amount for the same account is worth a question.
  package static let doubtDays = 60

  /// How much the bill looks like another one; nil when nothing speaks for it.
  ///
  /// Two bills whose numbers differ are two bills, however much else agrees: the same fee comes
  /// every month.
  package func likeness(to other: Bill, _ ties: BillTies) -> BillLikeness? {
    guard type == other.type, currency == other.currency else { return nil }
    switch (number.flatMap { BillNumber($0) }, other.number.flatMap { BillNumber($0) }) {
    case (let mine?, let theirs?):
      guard ties.sharesAccount || ties.sharesName, mine.isSpelling(of: theirs) else { return nil }
      return amount == other.amount ? .copy : .doubtful
    case (let number?, nil): return likeness(ofCode: other, to: number, self, ties)
    case (nil, let number?): return likeness(ofCode: self, to: number, other, ties)
    case (nil, nil):
      guard ties.sharesAccount || ties.sharesName, ties.days <= Bill.repeatDays,
        amount == other.amount, reference == other.reference
      else { return nil }
      return .copy
    }
  }

  // Most invoices come with a code to scan, which quotes the invoice's number or its reference. A
  // reference alone may be the customer's, and come again next month.
  private func likeness(
    ofCode code: Bill, to number: BillNumber, _ invoice: Bill, _ ties: BillTies
  ) -> BillLikeness? {
    guard ties.sharesAccount else { return nil }
    let isOneAmount = invoice.amount == code.amount
    let quoted = code.reference.flatMap { BillNumber($0.value) }
    if let quoted, number.isQuoted(in: quoted) {
      return isOneAmount || code.amount == nil ? .copy : .doubtful
    }
    guard isOneAmount, ties.days <= Bill.doubtDays else { return nil }
    let isOneReference = code.reference != nil && code.reference == invoice.reference
    return isOneReference && ties.days <= Bill.repeatDays ? .copy : .doubtful
  }

  /// The days between the arrivals of two bills.
  package func days(from other: Bill) -> Int {
    abs(createdAt.utcDate.dayNumber - other.createdAt.utcDate.dayNumber)
  }
}
