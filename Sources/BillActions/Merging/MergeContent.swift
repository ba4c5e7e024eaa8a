import BillCore
import BillCredentials
import BillStore

/// Everything that one account takes over from another, made ready before the transaction that
/// writes it: numbers are sealed and payments signed by the account that stays.
struct MergeContent {
  let rows: [StoredRow]
  /// The hashes of the documents that come with them.
  let originals: [String]
  private let joins: MergeJoins
  private let schedules: [StoredSchedule]
  private let events: [BookEvent]
  /// Addresses that the account that goes was known by.
  private let aliases: [MergedAccount]
  private let old: MergeSide
  private let new: MergeSide

  /// - throws: `AccessError.tampered`, `CredentialError.tampered`.
  init(_ old: MoneyAccess, into new: MoneyAccess) throws {
    let (old, new) = (try MergeSide(old), try MergeSide(new))
    let joins = try MergeJoins(old, into: new)
    let rows = try MergeRows(joins, old, into: new)
    (self.old, self.new, self.joins) = (old, new, joins)
    let installKey = try new.access.home.installKey()
    schedules = old.schedules.map { joins.carried($0).stored(installKey) }
    let known = try new.access.books.read { Set(try $0.idempotencyRecords().map(\.key)) }
    (self.rows, events, aliases) = try old.access.books.read { reader in
      let doubled = Set(
        try reader.idempotencyRecords().filter { known.contains($0.key) }.map(\.logged))
      return (
        try reader.tables().filter { MergeScope.carried.contains($0.name) }
          .flatMap { try reader.rows(of: $0).compactMap(rows.carried) },
        try reader.eventChain().map { joins.carried($0.event, leaving: doubled) },
        try reader.mergedAccounts().map {
          MergedAccount(id: $0.id, email: $0.email, emailState: $0.emailState, carriedEvents: 0)
        }
      )
    }
    originals = self.rows.compactMap { row in
      guard row.table == "original", case .text(let sha256) = row["sha256"] else { return nil }
      return sha256
    }
  }

  /// What a plan shows of it.
  func show(in plan: inout MergePlan) {
    let tables = Dictionary(grouping: rows, by: \.table)
    var seen: Set<String> = []
    plan.rows = rows.map(\.table).filter { seen.insert($0).inserted }.map { table in
      MergePlan.Rows(table: table, count: tables[table]?.count ?? 0)
    }
    plan.methods = joins.methods
    plan.billers = joins.billers
    plan.payees = joins.payees
    plan.newPayees = joins.newPayees()
    plan.bills = joins.bills.map(\.shown)
    plan.schedules = joins.schedules()
    plan.handedOver = old.payments.filter { $0.state.isDelivered && $0.state != .settled }.count
  }

  /// Writes it in the transaction of the account that stays.
  ///
  /// - throws: `MergeError.outdated` where either account changed since it was made ready,
  ///   `StoreError.misstated` where a record is not what its log says.
  func write(_ writer: BookWriter) throws {
    let position = try old.access.books.read { reader in
      try reader.checkStated()
      return try reader.lastEvent()?.position
    }
    try writer.reader.checkStated()
    guard try writer.reader.lastEvent()?.position == new.position, position == old.position else {
      throw MergeError.outdated
    }
    for row in rows { try writer.carry(row) }
    // What the other log states is of other ids, and of records that became one with ours.
    for bill in try writer.reader.bills() { writer.state(.bill, bill.id) }
    for biller in try writer.reader.billers(archived: true) { writer.state(.biller, biller.id) }
    for payee in try writer.reader.payees() { writer.state(.payee, payee.id) }
    for stored in schedules { try writer.update(stored, "merged") }
    for pair in joins.bills { try choose(pair, writer) }
    for var biller in joins.revived {
      biller.isArchived = false
      try writer.update(biller)
    }
    for alias in aliases { try writer.record(MergedAccount.event, alias.id, alias.detail) }
    for event in events { try writer.carry(event) }
    let account = old.access.account
    let merged = MergedAccount(
      id: account.id, email: account.email, emailState: account.emailState,
      carriedEvents: Int64(events.count))
    try writer.record(MergedAccount.event, merged.id, merged.detail)
  }

  private func choose(_ pair: MergeJoins.Pair, _ writer: BookWriter) throws {
    let today = new.access.today
    var twin = try writer.reader.bill(joins.id(pair.old.id))
    guard pair.kept != .there else {
      if pair.new.standing != .cancelled {
        try writer.cancel(pair.new, reason: "merged: paid as \(twin.id)", today: today)
      }
      twin.standing = pair.old.standing
      return try writer.update(twin, because: "merged: in the place of \(pair.new.id)")
    }
    try writer.cancel(twin, reason: "merged: the same as \(pair.new.id)", today: today)
    let open = try new.balances[pair.new.id]?.open
    guard pair.kept == .paidTwice, pair.new.standing == .open, open?.isPositive == true else {
      return
    }
    var paid = pair.new
    paid.standing = .disputed
    paid.standingReason = "paid in both accounts that were merged; the other is \(twin.id)"
    try writer.update(paid, because: "merged: paid twice")
  }
}

extension MergeJoins {
  /// A schedule as it comes: with the ids of the account that stays, and paused until its holder
  /// lets it run and signs for it.
  fileprivate func carried(_ schedule: Schedule) -> Schedule {
    var carried = schedule
    carried.name = scheduleNames[schedule.id] ?? schedule.name
    carried.billerID = id(schedule.billerID)
    carried.methodID = id(schedule.methodID)
    carried.payeeID = schedule.payeeID.map(id)
    guard schedule.isLive else { return carried }
    (carried.state, carried.pausedUntil, carried.nextOn) = (.paused, nil, nil)
    return carried
  }

  // What relieved a bill names the credit note that did.
  private func detail(of event: BookEvent) -> String {
    guard event.kind.hasPrefix("bill.") else { return event.detail }
    return renamed.reduce(event.detail) { detail, name in
      detail.replacing(name.key.description, with: name.value.description)
    }
  }

  /// An event of the other log, with its own moment; `doubled` are idempotency keys that stay
  /// behind, because the account that stays used them too.
  fileprivate func carried(_ event: BookEvent, leaving doubled: Set<String>) -> BookEvent {
    let isLeft = event.kind == "payment.keyed" && doubled.contains(event.detail)
    return BookEvent(
      position: event.position, at: event.at,
      kind: isLeft ? "merged.\(event.kind)" : MergeScope.kind(event.kind),
      subject: event.subject.map(id), detail: detail(of: event))
  }
}
