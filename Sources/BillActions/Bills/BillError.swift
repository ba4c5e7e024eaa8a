package import BillCore

/// Why a bill cannot be added or changed.
package enum BillError: Error, Equatable {
  /// An amount that is zero or less.
  case notPositive(Money)
  /// No currency was given and none can be known.
  case currencyNeeded
  case unknownCurrency(String)
  /// The biller's bill of that number is here already.
  case alreadyThere(RecordID, number: String)
  /// A due date before the issue date.
  case dueBeforeIssue(issued: CalendarDate, due: CalendarDate)
  case dateInFuture(CalendarDate)
  case nothingToChange
  /// The bill is not held, so there is nothing to accept.
  case notHeld(BillState)
  /// The accounts of a held bill must be accepted too.
  case payeeNotAccepted(last4: [String])
  /// The bill it would replace has money moving for it.
  case replacedHasPayments(RecordID)
  /// Bills in this state cannot be paid, cancelled or changed that way.
  case wrongState(BillState)
  /// Payments or credits stand against it.
  case hasPayments(Money, on: RecordID)
  /// Nothing is noted as paid elsewhere that could be taken back.
  case notMarkedPaid
  /// More than what is open.
  case moreThanOpen(amount: Money, open: Money)
  /// The payer chooses the amount, so one is needed.
  case amountNeeded
  /// Typed in: there is no document.
  case noOriginal
  /// Its document cannot be opened any more since the account was recovered without its key.
  case originalLost
}
