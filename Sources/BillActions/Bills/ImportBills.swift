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
    let books = try access?.books ?? Books(inMemory: .blank)
    let desk = try Desk(home: home, access: access)
    let findings = try read(home) { _ in }
    var outcome = ImportOutcome()
    do {
      try books.write(at: home.world.now) { writer in
        outcome = try take(findings, into: writer, desk, home, isPreview: true)
        throw PreviewEnded()
      }
    } catch is PreviewEnded {
      // why: the error is what rolls the transaction back; the outcome is what was wanted
    }
    return outcome
  }

  /// Takes the bills in, each file's originals sealed.
  ///
  /// The files are read first, which may take long where pictures are searched for codes; the
  /// books are locked only after that. The originals are on the disk before the books name them.
  package func perform(_ access: ReadAccess) throws -> ImportOutcome {
    let desk = try Desk(home: access.home, access: access)
    let originals = try OriginalStore(
      access.home, account: desk.account, boxPublicKey: desk.boxPublicKey)
    let known = try access.books.read { try $0.originalHashes() }
    var kept: Set<String> = []
    // To make a file takes nearly as long as to read one.
    let behind = WorkBehind(steps: 4)
    let findings = try read(access.home) { original in
      guard !known.contains(original.sha256), kept.insert(original.sha256).inserted else { return }
      behind.add { try originals.keep(original) }
    }
    try behind.finish()
    if !kept.isEmpty { try originals.synchroniseAll() }
    let outcome = try access.books.write(at: access.world.now) { writer in
      try take(findings, into: writer, desk, access.home, isPreview: false)
    }
    let unused = try access.books.read { reader in
      try kept.filter { try !reader.holdsOriginal($0) }
    }
    for sha256 in unused { try originals.discard(sha256) }
    return outcome
  }

  private struct PreviewEnded: Error {}

  /// What every bill of one import is judged with.
  private struct Desk {
    let account: RecordID
    let installKey: InstallKey
    let boxPublicKey: [UInt8]
    let today: CalendarDate

    init(home: Home, access: ReadAccess?) throws {
      // Numbers are sealed to the box key of the row, so it must be the account's own.
      if let access { try access.books.read(AccountSeal(home, access.account.id).check) }
      account = access?.account.id ?? home.world.newID()
      installKey = access == nil ? .generate() : try home.installKey()
      boxPublicKey =
        try access?.books.read { try $0.accountKeys()?.boxPublicKey }
        ?? AccountKeys.generate(account: account, key: .generate()).keys.boxPublicKey
      today = access?.today ?? home.world.today(in: home.world.zone)
    }
  }

  private typealias Finding = (path: String, result: DocumentReader.Finding)

  /// Reads the sources and hands each original on; only the facts of the bills stay in memory.
  private func read(_ home: Home, keep: (FoundBill.Original) throws -> Void) throws -> [Finding] {
    var findings: [Finding] = []
    try DocumentReader(home.world.programs).read(sources) { path, result in
      guard case .success(var found) = result else {
        findings.append((path, result))
        return
      }
      try keep(found.original)
      found.original.bytes = []
      findings.append((path, .success(found)))
    }
    return findings
  }

  private func take(
    _ findings: [Finding], into writer: BookWriter, _ desk: Desk, _ home: Home,
    isPreview: Bool
  ) throws -> ImportOutcome {
    var outcome = ImportOutcome()
    let intake = Intake(
      writer: writer, account: desk.account, installKey: desk.installKey,
      boxPublicKey: desk.boxPublicKey, today: desk.today, statedDue: due,
      newID: home.world.newID)
    for (path, result) in findings {
      switch result {
      case .failure(let reason): outcome.rejected.append(.init(file: path, reason: reason))
      case .success(let found):
        try outcome.add(found, intake.take(found), intake, inFull: isPreview)
      }
    }
    return outcome
  }
}

extension ImportOutcome {
  /// So many earlier amounts tell what is usual.
  private static let historyLength = 24

  // Account numbers are shown in full only to who looks at a document before taking it in.
  fileprivate mutating func add(
    _ found: FoundBill, _ taken: Intake.Taken, _ intake: Intake, inFull: Bool
  ) throws {
    let (bill, biller) = (taken.bill, taken.biller)
    let reader = intake.writer.reader
    var details =
      taken.isNew && !taken.isPlanned
      ? try BillDetails(new: bill, biller, payees: taken.payees, today: intake.today)
      : try BillDetails(bill.id, reader, today: intake.today)
    if inFull { details.payees = found.captured.accounts.map(BillPayee.init(captured:)) }
    var item = Item(
      file: found.path, bill: details,
      statedAmount: found.captured.statedPayable ?? found.captured.payable,
      remarks: found.captured.warnings)
    item.remarks += taken.remarks
    if taken.isNew, let amount = bill.amount, bill.type == .invoice {
      var history = try reader.latestAmounts(of: biller.id, limit: ImportOutcome.historyLength + 1)
      if bill.standing != .held, let own = history.firstIndex(of: amount) {
        history.remove(at: own)
      }
      let usual = PriceGuard.usualAmount(differingFrom: amount, history: history)
      if let usual { item.remarks.append("\(amount) is far from this biller's usual \(usual)") }
    }
    switch taken.verdict {
    case .imported: imported.append(item)
    case .duplicate: duplicates.append(item)
    case .held(let reason): held.append((item, reason))
    }
  }
}

extension Intake.Taken {
  fileprivate var isNew: Bool {
    switch verdict {
    case .imported, .held: true
    case .duplicate: false
    }
  }
}

extension BillPayee {
  /// An account as its document names it.
  fileprivate init(captured account: BankAccount) {
    self.init(
      id: nil, scheme: account.scheme, account: account.number, name: account.name,
      state: .offered)
  }
}
