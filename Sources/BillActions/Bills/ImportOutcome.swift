package import BillCore
package import BillFormats
package import BillStore

/// What became of a bill that was found, or of a file in which none could be.
package enum ImportOutcome: Sendable {
  case imported(Item)
  case duplicate(Item)
  case held(Item, HoldReason)
  /// A file, or a part of one, that could not be read.
  case rejected(file: String, RejectionReason)

  /// A bill that was found in a file.
  package struct Item: Sendable {
    package var file: String
    package var bill: BillDetails
    /// The amount as the document states it; a credit may be stated as a negative bill.
    package var statedAmount: Money?
    /// Oddities of the document and of the bill, in words.
    package var remarks: [String]
  }
}

/// Why a file, or a part of one, gave no bill.
package enum RejectionReason: Error, Equatable, Sendable {
  case unreadable(CaptureError)
  case file(FileError)
  /// A picture or page in which no payment code was found.
  case noPaymentCode
}

/// Why a bill waits for the user's decision.
package enum HoldReason: Hashable, Sendable {
  /// A known biller names an account that was never paid; last four characters of old and new.
  case payeeChanged(known: [String], new: [String])
  /// The same bill is here with other facts.
  case conflict(with: RecordID, differences: [Difference])
  /// It looks like a second copy of a bill that is here.
  case copy(of: Twin)

  /// A bill that is here already.
  package struct Twin: Hashable, Sendable {
    package var id: RecordID
    package var biller: String
    package var number: String?
    package var amount: Money?
    package var state: BillState
    package var takenIn: CalendarDate
  }

  /// One fact that differs.
  package struct Difference: Hashable, Sendable {
    package var field: String
    package var known: String
    package var new: String
  }
}

/// A bill with what lists show beside it.
package struct BillDetails: Sendable, Hashable {
  package var bill: Bill
  package var biller: Biller
  package var balance: BillBalance
  package var state: BillState
  package var payees: [BillPayee]

  /// The state for people, and whether the bank has confirmed what it was given.
  package var stateText: String {
    state.words(
      isCredit: bill.type == .creditNote, isSelfBilled: bill.kind == .selfBilled,
      withBank: balance.withBank)
  }

  package init(
    bill: Bill, biller: Biller, balance: BillBalance, state: BillState, payees: [BillPayee]
  ) {
    self.bill = bill
    self.biller = biller
    self.balance = balance
    self.state = state
    self.payees = payees
  }
}

/// An account a bill offers, as it may be shown.
package struct BillPayee: Sendable, Hashable {
  package var id: RecordID?
  package var scheme: AccountScheme
  /// The whole number where it may be shown, else masked to its last four characters.
  package var account: String
  package var name: String?
  package var state: PayeeState

  package init(
    id: RecordID?, scheme: AccountScheme, account: String, name: String?, state: PayeeState
  ) {
    self.id = id
    self.scheme = scheme
    self.account = account
    self.name = name
    self.state = state
  }
}
