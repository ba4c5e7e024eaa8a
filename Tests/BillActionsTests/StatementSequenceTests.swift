import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Testing

@testable import BillActions

/// Months in which bills come, are paid elsewhere, and are taken back, against a reckoning that
/// knows nothing of the ledger.
struct StatementSequenceTests {
  @Test(arguments: SeededGenerator.seeds)
  func `a statement says what was charged, credited and paid, whatever was taken back`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var history = try RandomBills(ana)
    for step in 0..<90 { try history.happen(&generator, afterDays: Int64(step)) }
    let access = try history.access(afterDays: 90)
    var opening: Int64 = 0
    for month in try history.months {
      let sections = try MakeStatement(period: month.description).perform(access).sections
      let section = sections.first
      let (charges, credits, payments) = history.expected(month)
      #expect(section?.opening.minor ?? 0 == opening, "\(month)")
      #expect(section?.charges.minor ?? 0 == charges, "\(month)")
      #expect(section?.credits.minor ?? 0 == credits, "\(month)")
      #expect(section?.payments.minor ?? 0 == payments, "\(month)")
      opening += charges + credits + payments
      #expect(section?.closing.minor ?? 0 == opening, "\(month)")
    }
    #expect(opening == history.open)
  }
}

/// Bills by what was done with them; amounts in cents, those of credit notes negative.
private struct RandomBills {
  struct Entry {
    let bill: Bill
    let amount: Int64
    let charged: CalendarDate
    var notes: [(amount: Int64, date: CalendarDate)] = []
    var cancelled: CalendarDate?
  }

  private let ana: AccountFixture
  private let account: Account
  private let keys: AccountKeys
  private let books: Books
  private let biller: Biller
  private var entries: [Entry] = []

  init(_ ana: AccountFixture) throws {
    self.ana = ana
    let access = try ana.open()
    (account, books) = (access.account, access.books)
    keys = try ana.stepUp().keys
    let add = AddBiller(name: "Stadtwerke")
    let plan = try add.plan(access)
    try add.perform(plan, access, nil)
    biller = plan.biller
  }

  func access(afterDays days: Int64) throws -> ReadAccess {
    ReadAccess(home: ana.home.after(days * 86_400), books: books, account: account)
  }

  /// Every month from half a year before the beginning to the one of the last day.
  var months: [CalendarMonth] {
    get throws {
      let last = CalendarMonth(try access(afterDays: 90).today)
      return (-9...0).map { last.adding(months: $0) }
    }
  }

  mutating func happen(_ generator: inout SeededGenerator, afterDays days: Int64) throws {
    let access = try access(afterDays: days)
    let index = entries.indices.randomElement(using: &generator)
    switch (Int.random(in: 0..<6, using: &generator), index) {
    case (0...1, _), (_, nil): try charge(&generator, access)
    case (2...3, let index?): try pay(index, &generator, access)
    case (4, let index?): try undo(index, access)
    case (_, let index?): try cancel(index, access)
    }
  }

  private mutating func charge(_ generator: inout SeededGenerator, _ access: ReadAccess) throws {
    let isCredit = Int.random(in: 0..<4, using: &generator) == 0
    let amount = Int64.random(in: 1...50_000, using: &generator)
    let euro = try #require(Currency("EUR"))
    var bill = Bill(
      id: access.world.newID(), billerID: biller.id, type: isCredit ? .creditNote : .invoice,
      kind: .transfer, format: .manual, currency: euro, amount: Money(minor: amount, euro),
      createdAt: access.world.now)
    let back = Int.random(in: 0..<60, using: &generator)
    bill.issued = access.today.adding(days: -back)
    try books.write(at: access.world.now) {
      try $0.insert(bill, payees: [], category: biller.category, today: access.today)
    }
    entries.append(
      Entry(
        bill: bill, amount: isCredit ? -amount : amount, charged: bill.issued ?? access.today))
  }

  private mutating func pay(
    _ index: Int, _ generator: inout SeededGenerator, _ access: ReadAccess
  ) throws {
    let entry = entries[index]
    let left = abs(entry.amount) - entry.notes.map { abs($0.amount) }.reduce(0, +)
    guard entry.cancelled == nil, left > 0 else { return }
    let part = Int64.random(in: 1...left, using: &generator)
    let date = access.today.adding(days: -Int.random(in: 0..<50, using: &generator))
    let mark = MarkBillPaid(amount: Money(minor: part, entry.bill.currency).decimalText, date: date)
    _ = try mark.perform(mark.plan(entry.bill, access), access)
    entries[index].notes.append((entry.amount > 0 ? part : -part, date))
  }

  private mutating func undo(_ index: Int, _ access: ReadAccess) throws {
    let undo = UndoMarkedPaid()
    guard entries[index].notes.popLast() != nil else {
      #expect(throws: BillError.notMarkedPaid) { try undo.plan(entries[index].bill, access) }
      return
    }
    _ = try undo.perform(
      entries[index].bill, MoneyAccess(read: access, keys: keys, strength: .session))
  }

  private mutating func cancel(_ index: Int, _ access: ReadAccess) throws {
    guard entries[index].cancelled == nil, entries[index].notes.isEmpty else { return }
    _ = try CancelBill(reason: "wrong").perform(entries[index].bill, access)
    entries[index].cancelled = access.today
  }

  /// What the columns of a month must say.
  func expected(_ month: CalendarMonth) -> (charges: Int64, credits: Int64, payments: Int64) {
    var sums: (charges: Int64, credits: Int64, payments: Int64) = (0, 0, 0)
    for entry in entries {
      var billed: Int64 = 0
      if CalendarMonth(entry.charged) == month { billed += entry.amount }
      if let day = entry.cancelled, CalendarMonth(day) == month { billed -= entry.amount }
      if entry.amount > 0 { sums.charges += billed } else { sums.credits += billed }
      for note in entry.notes where CalendarMonth(note.date) == month {
        sums.payments -= note.amount
      }
    }
    return sums
  }

  /// What is owed in the end.
  var open: Int64 {
    entries.filter { $0.cancelled == nil }
      .map { entry in entry.amount - entry.notes.map(\.amount).reduce(0, +) }.reduce(0, +)
  }
}
