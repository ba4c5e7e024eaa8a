package import BillCore
import BillRails

/// What an unattended run did.
package struct RunResult: Sendable {
  /// Another run was at it.
  package var isBusy = false
  /// Days without a run after which nothing is paid before a person confirms the clock.
  package var gapDays: Int64?
  /// What was handed over.
  package var pay = PayResult()
  package var periods: [Period] = []
  package var inbox: [InboxFile] = []
  /// Payments about which their rail was asked, as they stand now.
  package var asked: [PaymentDetails] = []
  /// What its biller usually charges, by payment, where that is far from what was paid.
  package var usualAmounts: [RecordID: Money] = [:]
  /// Until when the files of this run have to be at the bank.
  package var uploads: [Upload] = []

  package init() {}

  /// A period of a schedule that did not become a payment.
  package struct Period: Sendable, Hashable {
    package var schedule: String
    package var mark: OccurrenceMark
    /// Whether it was not known before this run.
    package var isNew: Bool
  }

  /// A file of the inbox and what became of it.
  package struct InboxFile: Sendable, Hashable {
    package var name: String
    package var imported = 0
    package var duplicates = 0
    package var held = 0
    /// Whether it lies among the refused ones.
    package var isRefused = false

    package init(name: String) { self.name = name }
  }

  /// A file that a person has to take to the bank.
  package struct Upload: Sendable, Hashable {
    package var batch: RecordID
    package var path: String
    package var payments: Int
    package var total: Money
    /// The day of its first execution date.
    package var by: CalendarDate
    /// The hour of that day, in the account's zone, after which the bank counts the next one.
    package var cutOffHour: Int
  }

  /// Whether there is anything to tell.
  package var isEventful: Bool {
    gapDays != nil || !pay.payments.isEmpty || !pay.batches.isEmpty
      || periods.contains(where: \.isNew) || !inbox.isEmpty || !asked.isEmpty
  }

  /// The payments of bills that are far from what their billers usually charge, with that.
  package var unusual: [(details: PaymentDetails, usual: Money)] {
    pay.payments.compactMap { details in
      usualAmounts[details.payment.id].map { (details, $0) }
    }
  }

  /// The periods that wait for something.
  package var held: [Period] { periods.filter { $0.mark.state == .held } }
}
