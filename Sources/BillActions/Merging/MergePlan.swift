package import BillCore

/// What merging an account into another one comes to.
package struct MergePlan: Hashable, Sendable {
  /// The account that goes.
  package let from: Account
  /// The account that stays.
  package let into: Account
  /// Whether an earlier run took everything over, so that only closing is left.
  package let isTakenOver: Bool
  /// How many rows of each table are carried, in the order of the tables.
  package var rows: [Rows] = []
  package var methods: [Joined] = []
  package var billers: [Joined] = []
  /// Accounts of billers that both know; the state of the one that stays wins.
  package var payees: [Joined] = []
  /// Accepted accounts that billers of the account that stays get by this.
  package var newPayees: [String] = []
  package var bills: [SameBill] = []
  package var schedules: [CarriedSchedule] = []
  /// Payments in the bank's hands, which arrive whatever is done here.
  package var handedOver = 0
  /// Where the database of the account that goes will lie.
  package var aside = ""

  package init(from: Account, into: Account, isTakenOver: Bool) {
    self.from = from
    self.into = into
    self.isTakenOver = isTakenOver
  }

  /// A table and how many of its rows are carried.
  package struct Rows: Hashable, Sendable {
    package let table: String
    package let count: Int
  }

  /// A record that both accounts have, which is kept once.
  package struct Joined: Hashable, Sendable {
    package let name: String
    package let differences: [Difference]
  }

  /// What the two accounts say otherwise of one thing.
  package struct Difference: Hashable, Sendable {
    package let field: String
    /// In the account that stays.
    package let here: String
    /// In the account that goes.
    package let there: String
  }

  /// A bill that both accounts have.
  package struct SameBill: Hashable, Sendable {
    package let number: String
    package let biller: String
    package let kept: Kept
    package let differences: [Difference]

    /// Which of the two counts; the other one is cancelled.
    package enum Kept: String, Hashable, Sendable, CaseIterable {
      case here
      /// Money left for the one of the account that goes, and for no other.
      case there
      /// Money left for both: the one that stays counts, and what was paid for the other one is
      /// the biller's debt.
      case paidTwice = "paid-twice"
    }
  }

  /// A schedule that comes paused, until its holder signs for it again.
  package struct CarriedSchedule: Hashable, Sendable {
    package let id: RecordID
    package let name: String
    /// Its name until now, where the account that stays has one of that name.
    package let formerName: String?
    package let biller: String
    /// The schedules of the account that stays for the same biller.
    package let others: [String]
    /// Periods that the account that goes has paid and that one of the others would pay next.
    package let paidAlready: [PaidPeriod]
  }

  /// A period that one account paid and a schedule of the other would pay too.
  package struct PaidPeriod: Hashable, Sendable {
    package let schedule: String
    package let key: PeriodKey
    package let nominal: CalendarDate
  }
}
