package import BillCore
package import BillFormats
package import BillRails

/// How far payments got, and what is still to do.
package struct PayResult: Sendable {
  package var payments: [PaymentDetails] = []
  package var batches: [BatchDetails] = []
  package var presented: [Presented] = []
  /// What bank files say other than the bills do.
  package var notes: [CreditTransferNote] = []
  /// Whether codes are of a test home, which nobody should scan.
  package var isTest = false
  /// Whether the idempotency key was used before, so that nothing more was paid.
  package var isRepeated = false

  package init() {}

  /// A payment that a person carries out.
  package struct Presented: Sendable {
    package var payment: Payment
    package var form: Form
  }

  /// How a payment reaches the person who makes it.
  package enum Form: Sendable {
    /// A code for the bank app, and the picture that was written.
    case code(PaymentCode, picture: String?)
    /// What to type into the bank's or biller's page.
    case worklist(WorklistLine)
  }
}

/// What to type into a web page.
package struct WorklistLine: Sendable, Hashable {
  package var biller: String
  package var url: String?
  package var customerNumber: String?
  /// The whole account number, because it must be typed.
  package var account: BankAccount?
  package var amount: Money
  package var reference: String?
  package var sendBy: CalendarDate
}

/// A payment with what lists show beside it.
package struct PaymentDetails: Sendable, Hashable {
  package var payment: Payment
  package var biller: Biller
  /// The bill it counts for.
  package var bill: RecordID?
  package var billNumber: String?
  package var method: PaymentMethod
  package var batch: Batch?
  /// Whether its file is gone from the outbox; looked for where one payment is shown.
  package var isFileGone = false
  /// Where that file lies, if a restore moved it aside.
  package var asidePath: String?
  /// Whether nothing but the holder's word says that it was made.
  package var isOwnWord = false
  /// Whether it should have settled before today.
  package var isLate: Bool
}

/// A batch with the path of its file.
package struct BatchDetails: Sendable, Hashable {
  package var batch: Batch
  package var path: String?
  /// The latest day on which one of its payments is to be executed.
  package var lastDay: CalendarDate
}
