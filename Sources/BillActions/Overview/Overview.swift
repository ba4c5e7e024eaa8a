package import BillCore
import BillStore

/// What needs the holder's eye, as the dashboard shows it.
package struct Overview: Sendable {
  package var status: AccountStatus
  package var today: CalendarDate
  /// Bills past their due date.
  package var overdue: [BillDetails]
  /// Bills due within the next days.
  package var due: [BillDetails]
  /// Bills that state no due date.
  package var undated: [BillDetails]
  /// Bills somebody else pulls.
  package var expected: [BillDetails]
  /// Bills set aside until the holder decides.
  package var held: [BillDetails]
  /// Payments on their way and in time.
  package var inFlight: [Payment]
  /// Payments whose code or worklist was shown and that nobody has called done.
  package var presented: [Payment]
  /// Files that are written and not at the bank.
  package var notAtBank: [Batch]
  /// Where the files of these batches lie, by batch.
  package var files: [RecordID: String]
  /// What became of those files that are meant to lie in the outbox.
  package var fileStates: [RecordID: OutboxFile]
  /// Payments approved on `--hold` that were never handed over.
  package var waiting: [Payment]
  /// Payments that should have settled by now.
  package var late: [Payment]
  /// Schedules that are due, or that need the holder before they can run.
  package var schedules: [ScheduleDetails]
  /// Periods of schedules that wait for the holder.
  package var heldPeriods: [OccurrenceMark]
  /// Payments of which nobody here knows whether they were made.
  package var unknown: [PaymentDetails]
  /// Payments that were refused, failed or came back, and whose bill nobody has paid since.
  package var failed: [PaymentDetails]
  package var billers: [RecordID: String]
  package var reminders: [Reminder]
  /// What keeps the agent from starting at all.
  package var agentProblems: [AgentHealth.Problem]
  package var scheduleNames: [RecordID: String]

  /// Something to set right in a quiet minute.
  package enum Reminder: Hashable, Sendable {
    case noSecondFactor
    case unconfirmedEmail(String)
    case termsNotAccepted
    case fewRecoveryCodes(Int)
    case oldPassword(changed: CalendarDate)
  }

  /// Looks at everything of an account.
  package init(_ access: ReadAccess, _ status: AccountStatus) throws {
    self.status = status
    let today = access.today
    self.today = today
    let bills = try ListBills().perform(access).filter { $0.bill.type == .invoice }
    let horizon = today.adding(days: AccountStatus.daysAhead)
    overdue = bills.filter { $0.state == .overdue }
    let open = bills.filter { $0.state == .open || $0.state == .partPaid }
    due = open.filter { $0.bill.due.map { $0 <= horizon } ?? false }
    undated = open.filter { $0.bill.due == nil }
    expected = bills.filter { $0.state == .expected || $0.state == .missing }
    held = bills.filter { $0.state == .held || $0.state == .disputed }
    let (payments, batches, names) = try access.books.read { reader in
      (
        try reader.payments(in: Set(PaymentState.underWay)), try reader.batches(),
        try reader.billers(archived: true).map { ($0.id, $0.name) }
      )
    }
    late = payments.filter { $0.expectedSettle < today && $0.state != .unknown }
    inFlight = payments.filter { payment in
      payment.state != .presented && payment.state != .unknown
        && !PaymentState.notAtBank.contains(payment.state) && payment.expectedSettle >= today
    }
    (unknown, failed) = try Overview.troubled(access, payable: bills.filter(\.isPayable))
    presented = payments.filter { $0.state == .presented && $0.expectedSettle >= today }
    waiting = payments.filter { $0.state == .approved && $0.expectedSettle >= today }
    notAtBank = batches.filter { $0.state == .staged || $0.state == .emitted }
    let outbox = Outbox(access)
    files = try Dictionary(
      uniqueKeysWithValues: notAtBank.compactMap { batch in
        try outbox.path(of: batch).map { (batch.id, $0) }
      })
    fileStates = try Dictionary(
      uniqueKeysWithValues: notAtBank.filter { $0.state == .emitted }
        .map { ($0.id, try outbox.file(of: $0)) })
    billers = Dictionary(uniqueKeysWithValues: names)
    let all = try ListSchedules().perform(access)
    schedules = all.filter { $0.needsAttention(on: today) }
    scheduleNames = Dictionary(
      all.map { ($0.schedule.id, $0.schedule.name) }, uniquingKeysWith: { $1 })
    agentProblems = try AgentHealth(access.home, access.account.id).problems.filter(\.isSilence)
    heldPeriods = try access.books.read { try $0.heldMarks() }
    reminders = try Overview.reminders(access)
  }

  // A failed payment is of interest until the bill is paid or dropped.
  private static func troubled(_ access: ReadAccess, payable: [BillDetails]) throws
    -> (unknown: [PaymentDetails], failed: [PaymentDetails])
  {
    let all = try ListPayments().perform(access)
    let open = Set(payable.map(\.bill.id))
    var seen: Set<RecordID> = []
    let latest = all.filter { details in
      details.bill.map { open.contains($0) && seen.insert($0).inserted } ?? false
    }
    return (
      all.filter { $0.payment.state == .unknown }, latest.filter(\.payment.state.wentWrong)
    )
  }

  private static func reminders(_ access: ReadAccess) throws -> [Reminder] {
    let factors = try ListFactors().perform(access)
    let account = access.account
    var found: [Reminder] = []
    if account.emailState == .unconfirmed { found.append(.unconfirmedEmail(account.email)) }
    if account.termsVersion != Terms.version { found.append(.termsNotAccepted) }
    if !factors.factors.contains(where: { $0.state == .active }) {
      found.append(.noSecondFactor)
    } else if factors.recoveryCodesLeft < 3 {
      found.append(.fewRecoveryCodes(factors.recoveryCodesLeft))
    }
    let changed = account.passwordChangedAt.utcDate
    if changed.adding(days: 365) < access.today { found.append(.oldPassword(changed: changed)) }
    return found
  }
}
