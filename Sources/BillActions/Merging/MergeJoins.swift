import BillCore

/// Which records of the account that goes are, in the one that stays, there already.
struct MergeJoins {
  /// By the id in the account that goes, the id that stands for it.
  private(set) var ids: [RecordID: RecordID] = [:]
  /// By the id of a bill that the account that stays has under the same id, the id under which the
  /// other one comes.
  ///
  /// It was brought back from the record of a payment that was made after an earlier merge.
  private(set) var renamed: [RecordID: RecordID] = [:]
  private(set) var methods: [MergePlan.Joined] = []
  private(set) var billers: [MergePlan.Joined] = []
  private(set) var payees: [MergePlan.Joined] = []
  private(set) var bills: [Pair] = []
  /// New names of schedules whose names the account that stays has too: by its name a schedule is
  /// found, and its bills are numbered.
  private(set) var scheduleNames: [RecordID: String] = [:]
  /// Billers that are archived in the account that stays and in use in the other one.
  private(set) var revived: [Biller] = []

  private let old: MergeSide
  private let new: MergeSide

  /// The same bill in both accounts.
  struct Pair {
    let old: Bill
    let new: Bill
    let kept: MergePlan.SameBill.Kept
    let shown: MergePlan.SameBill
  }

  init(_ old: MergeSide, into new: MergeSide) throws {
    self.old = old
    self.new = new
    joinMethods()
    joinBillers()
    joinPayees()
    try pairBills()
    nameSchedules()
  }

  /// The id under which a record is known after the merge.
  func id(_ id: RecordID) -> RecordID { ids[id] ?? renamed[id] ?? id }

  private mutating func nameSchedules() {
    var taken = Set((old.schedules + new.schedules).map { $0.name.lowercased() })
    let known = Set(new.schedules.map { $0.name.lowercased() })
    for schedule in old.schedules where known.contains(schedule.name.lowercased()) {
      let names = (2...).lazy.map { "\(schedule.name) \($0)" }
      scheduleNames[schedule.id] = names.first { taken.insert($0.lowercased()).inserted }
    }
  }

  // What was removed from a wallet has no number any more by which it could be known, but its id.
  private mutating func joinMethods() {
    for method in old.methods {
      let same =
        new.methods.first { $0.id == method.id }
        ?? new.methods.first { other in
          guard method.state != .removed, other.state != .removed, other.kind == method.kind else {
            return false
          }
          return method.kind == .card ? method.isSameCard(as: other) : isSameAccount(method, other)
        }
      guard let same else { continue }
      ids[method.id] = same.id
      methods.append(
        MergePlan.Joined(
          name: "\(same.label) …\(same.last4)",
          differences: .differences([
            ("label", same.label, method.label), ("holder", same.holder, method.holder),
            ("state", same.state.rawValue, method.state.rawValue),
          ])))
    }
  }

  private func isSameAccount(_ method: PaymentMethod, _ other: PaymentMethod) -> Bool {
    guard let number = old.numbers[method.id], number == new.numbers[other.id],
      method.scheme == other.scheme
    else { return false }
    return method.scheme == .iban || method.agent == other.agent
  }

  // One to one, the surest matches first: two billers that an account keeps apart stay apart.
  private mutating func joinBillers() {
    for biller in old.billers {
      if let same = new.billers.first(where: { $0.id == biller.id }) { join(biller, same) }
    }
    var taken = Set(ids.values)
    for distance in 0...2 {
      for biller in old.billers where ids[biller.id] == nil {
        let match = BillerMatch(biller)
        let same = new.billers.first { other in
          let theirs = BillerMatch(other)
          return !taken.contains(other.id) && match.agrees(with: theirs)
            && match.distance(to: theirs) == distance
        }
        guard let same else { continue }
        taken.insert(same.id)
        join(biller, same)
      }
    }
  }

  private mutating func join(_ biller: Biller, _ same: Biller) {
    ids[biller.id] = same.id
    if same.isArchived, !biller.isArchived { revived.append(same) }
    billers.append(
      MergePlan.Joined(name: same.name, differences: .differences(of: same, and: biller)))
  }

  private mutating func joinPayees() {
    let known = Dictionary(grouping: new.payees, by: \.billerID)
    for payee in old.payees where payee.state != .lost {
      let same = known[id(payee.billerID)]?.first { $0.accountHash == payee.accountHash }
      guard let same else { continue }
      ids[payee.id] = same.id
      let biller = new.billers.first { $0.id == same.billerID }?.name ?? ""
      payees.append(
        MergePlan.Joined(
          name: "\(biller) …\(same.last4)",
          differences: .differences([("state", same.state.rawValue, payee.state.rawValue)])))
    }
  }

  /// The accepted accounts that billers get which the account that stays knows already.
  func newPayees() -> [String] {
    let known = Dictionary(new.billers.map { ($0.id, $0.name) }) { first, _ in first }
    return old.payees.filter { $0.state == .accepted && ids[$0.id] == nil }.compactMap { payee in
      known[id(payee.billerID)].map { "\($0) …\(payee.last4)" }
    }
  }

  private mutating func pairBills() throws {
    let known = Dictionary(grouping: new.bills.filter(\.counts), by: \.billerID)
    let names = Dictionary(new.billers.map { ($0.id, $0.name) }) { first, _ in first }
    let here = Dictionary(new.bills.map { ($0.id, $0) }) { first, _ in first }
    var taken = Set(old.bills.map(\.id)).intersection(here.keys)
    for id in taken.sorted() { renamed[id] = new.access.world.newID() }
    for bill in old.bills where bill.counts {
      let same =
        here[bill.id]
        ?? known[id(bill.billerID)]?.first { !taken.contains($0.id) && bill.isTwin(of: $0) }
      guard let same else { continue }
      taken.insert(same.id)
      let kept: MergePlan.SameBill.Kept =
        switch (try new.isMoved(same.id), try old.isMoved(bill.id)) {
        case (_, false): .here
        case (false, true): .there
        case (true, true): .paidTwice
        }
      let shown = MergePlan.SameBill(
        number: same.number ?? "", biller: names[same.billerID] ?? "", kept: kept,
        differences: .differences([
          ("amount", same.amount?.description, bill.amount?.description),
          ("issued", same.issued?.description, bill.issued?.description),
          ("due", same.due?.description, bill.due?.description),
          ("standing", same.standing.rawValue, bill.standing.rawValue),
        ]))
      bills.append(Pair(old: bill, new: same, kept: kept, shown: shown))
    }
  }
}

extension MergeJoins {
  /// The schedules that come, as they are shown.
  func schedules() -> [MergePlan.CarriedSchedule] {
    let live = new.schedules.filter(\.isLive)
    let names = Dictionary((old.billers + new.billers).map { ($0.id, $0.name) }) { $1 }
    return old.schedules.filter(\.isLive).map { schedule in
      let others = live.filter { $0.billerID == id(schedule.billerID) }
      let paid = Set(
        old.payments.filter { $0.mandateRoot == schedule.id && $0.state.reserves }
          .compactMap(\.periodKey))
      return MergePlan.CarriedSchedule(
        id: schedule.id, name: scheduleNames[schedule.id] ?? schedule.name,
        formerName: scheduleNames[schedule.id].map { _ in schedule.name }, biller: names[id(schedule.billerID)] ?? "",
        others: others.map(\.name), paidAlready: others.compactMap { next($0, in: paid) })
    }
  }

  private func next(_ schedule: Schedule, in paid: Set<PeriodKey>) -> MergePlan.PaidPeriod? {
    guard let nominal = schedule.nextNominal(settled: new.settled[schedule.id] ?? []),
      let key = schedule.recurrence?.periodKey(of: nominal), paid.contains(key)
    else { return nil }
    return MergePlan.PaidPeriod(schedule: schedule.name, key: key, nominal: nominal)
  }
}

extension Schedule {
  /// Whether it makes payments, now or after a pause.
  var isLive: Bool {
    switch state {
    case .active, .paused: true
    case .ended, .removed: false
    }
  }
}

extension Bill {
  /// Whether it is one that counts, and no conflict with another.
  fileprivate var counts: Bool { standing != .cancelled && standing != .held }

  /// Whether it is the same charge of one biller: by number and type, or the same payment code,
  /// which may come again with the next month.
  fileprivate func isTwin(of other: Bill) -> Bool {
    if number != nil || other.number != nil { return identity == other.identity }
    return type == other.type && reference == other.reference && amount == other.amount
      && currency == other.currency && days(from: other) <= Bill.repeatDays
  }
}

extension PaymentMethod {
  fileprivate func isSameCard(as other: PaymentMethod) -> Bool {
    network == other.network && last4 == other.last4 && expires == other.expires
  }
}

extension [MergePlan.Difference] {
  /// What is not equal of fields with their values here and there.
  fileprivate static func differences(_ fields: [(String, String?, String?)]) -> Self {
    fields.filter { $0.1 != $0.2 }.map { field, here, there in
      MergePlan.Difference(field: field, here: here ?? "none", there: there ?? "none")
    }
  }

  fileprivate static func differences(of here: Biller, and there: Biller) -> Self {
    differences([
      ("name", here.name, there.name), ("VAT id", here.vatID, there.vatID),
      ("legal id", here.legalID, there.legalID), ("category", here.category, there.category),
      ("customer number", here.customerNumber, there.customerNumber),
      ("paid by", here.paidBy.rawValue, there.paidBy.rawValue),
      ("terms", here.termsDays.map { "\($0) days" }, there.termsDays.map { "\($0) days" }),
    ])
  }
}
