package import BillCore

/// Why a credit transfer initiation was not written.
package enum CreditTransferError: Error, Equatable {
  /// Every problem of every payment; nothing was written.
  case refused([CreditTransferProblem])
}

/// Where in a message something was found.
package enum CreditTransferPlace: Hashable, Sendable {
  case message
  /// The block with that `PmtInfId`.
  case block(String)
  /// The transfer with that `EndToEndId`, in the block with that `PmtInfId`.
  case transfer(block: String, endToEndID: String)
}

/// One thing that keeps a message from being written.
package struct CreditTransferProblem: Hashable, Sendable {
  /// What is wrong; fields are named by their XML element.
  package enum Cause: Hashable, Sendable {
    /// A message without blocks or a block without transfers.
    case empty
    /// A field the message cannot do without.
    case missing(field: String)
    /// A reference that may not be cut, longer than the field's characters.
    case tooLong(field: String, value: String, limit: Int)
    /// Characters outside the set, or a `/` at an end, or two together (EPC132-08).
    case badIdentifier(field: String, value: String)
    /// An identification used twice in the message.
    case duplicate(field: String, value: String)
    /// Text of which no letter or digit is left in the bank's character set.
    case nothingLeft(field: String, text: String)
    /// A code that does not have the form of its list.
    case badCode(field: String, value: String)
    /// An account said to be an IBAN that is none.
    case notAnIBAN(BankAccount)
    /// An account this service cannot reach.
    case unreachable(BankAccount)
    /// An amount outside the service's limits.
    case amountOutOfRange(Money)
    /// The accounts and the currency call for another service than the block's.
    case otherService(CreditTransferService, expected: CreditTransferService)
    /// A reference whose check digits or length are wrong.
    case badReference(RemittanceReference)
    /// A QR-IBAN takes a QR reference and nothing else (SPS QR-bill).
    case needsQRReference
    /// A QR reference goes to a QR-IBAN only.
    case needsQRIBAN
    /// The sum of the amounts does not fit.
    case totalOverflow
    /// More than the bank's profile allows.
    case overBankLimit(field: String, limit: Int64)
    /// A code the bank's profile does not list.
    case notOffered(field: String, value: String)
  }

  package let place: CreditTransferPlace
  package let cause: Cause

  package init(place: CreditTransferPlace, cause: Cause) {
    self.place = place
    self.cause = cause
  }
}
