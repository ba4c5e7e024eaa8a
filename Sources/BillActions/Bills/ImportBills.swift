package import BillCore
import BillCredentials
import BillFormats
import BillStore

/// Reads bills from files and takes them into the books.
package struct ImportBills: Sendable {
  /// Files and folders; `-` is standard input.
  package var sources: [String]
  /// A due date for bills that state none.
  package var due: CalendarDate?

  package init(sources: [String], due: CalendarDate? = nil) {
    self.sources = sources
    self.due = due
  }

  /// What would happen, without keeping anything.
  ///
  /// Nobody needs to be logged in, or to have an account: without one the bills are compared only
  /// with each other.
  package func preview(in home: Home, access: ReadAccess?) throws -> ImportOutcome {
    let books: Books
    if let access {
      books = access.books
    } else {
      books = try Books(inMemory: { _, _ in [UInt8](repeating: 0, count: 32) })
    }
    let desk = try Desk(home: home, access: access, keepsOriginals: false)
    var outcome = ImportOutcome()
    do {
      try books.write(at: home.world.now) { writer in
        outcome = try take(from: home, into: writer, desk)
        throw PreviewEnded()
      }
    } catch is PreviewEnded {
      // why: the error is what rolls the transaction back; the outcome is what was wanted
    }
    return outcome
  }

  /// Takes the bills in, each file's originals sealed.
  package func perform(_ access: ReadAccess) throws -> ImportOutcome {
    let desk = try Desk(home: access.home, access: access, keepsOriginals: true)
    return try access.books.write(at: access.world.now) { writer in
      let outcome = try take(from: access.home, into: writer, desk)
      try desk.originals?.synchroniseAll()
      return outcome
    }
  }

  private struct PreviewEnded: Error {}

  /// What every bill of one import is judged with.
  private struct Desk {
    let account: RecordID
    let installKey: InstallKey
    let boxPublicKey: [UInt8]
    let today: CalendarDate
    let originals: OriginalStore?

    init(home: Home, access: ReadAccess?, keepsOriginals: Bool) throws {
      account = access?.account.id ?? home.world.newID()
      installKey = access == nil ? .generate() : try home.installKey()
      boxPublicKey =
        try access?.books.read { try $0.accountKeys()?.boxPublicKey }
        ?? AccountKeys.generate(account: account, key: .generate()).keys.boxPublicKey
      today = access?.today ?? home.world.today(in: home.world.zone)
      originals =
        keepsOriginals
        ? try OriginalStore(home, account: account, boxPublicKey: boxPublicKey) : nil
    }
  }

  private func take(from home: Home, into writer: BookWriter, _ desk: Desk) throws -> ImportOutcome
  {
    var outcome = ImportOutcome()
    let intake = Intake(
      writer: writer, account: desk.account, installKey: desk.installKey,
      boxPublicKey: desk.boxPublicKey, today: desk.today, statedDue: due,
      newID: home.world.newID)
    try DocumentReader(home.world.programs).read(sources) { path, result in
      switch result {
      case .failure(let reason):
        outcome.rejected.append(.init(file: path, reason: reason))
      case .success(let found):
        try desk.originals?.keep(found.original)
        try outcome.add(found, intake.take(found), intake)
      }
    }
    return outcome
  }
}

extension ImportOutcome {
  fileprivate mutating func add(
    _ found: FoundBill, _ taken: (verdict: Intake.Verdict, bill: Bill, biller: Biller),
    _ intake: Intake
  ) throws {
    let (verdict, bill, biller) = taken
    let reader = intake.writer.reader
    let history = try reader.bills(of: biller.id).filter { $0.id != bill.id }.compactMap(\.amount)
    var remarks = found.captured.warnings
    if let amount = bill.amount,
      let usual = PriceGuard.usualAmount(differingFrom: amount, history: history)
    {
      remarks.append("\(amount) is far from this biller's usual \(usual)")
    }
    let details = try BillDetails(
      captured: found.captured, bill: bill, biller: biller, reader: reader, today: intake.today)
    let item = Item(file: found.path, bill: details, remarks: remarks)
    switch verdict {
    case .imported: imported.append(item)
    case .duplicate: duplicates.append(item)
    case .held(let reason): held.append((item, reason))
    }
  }
}

extension BillDetails {
  /// A bill fresh from its document, whose accounts may be shown in full.
  fileprivate init(
    captured: CapturedBill, bill: Bill, biller: Biller, reader: BookReader, today: CalendarDate
  ) throws {
    let zero = Money.zero(bill.currency)
    let balance =
      try reader.balances(of: bill.id)[bill.id]
      ?? BillBalance(amount: bill.amount, reserved: zero, paid: zero, credited: zero)
    self.init(
      bill: bill, biller: biller, balance: balance,
      state: try .derive(
        standing: bill.standing, balance: balance, due: bill.due, on: today),
      payees: captured.accounts.map { account in
        BillPayee(
          id: nil, scheme: account.scheme, account: account.number, name: account.name,
          state: .offered)
      })
  }
}
