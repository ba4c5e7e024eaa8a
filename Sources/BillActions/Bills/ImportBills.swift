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

  /// So many bills are taken in together, so that memory does not grow with the number of files.
  private static let blockLength = 500

  /// Tells what would happen, without keeping anything.
  ///
  /// Nobody needs to be logged in, or to have an account: without one the bills are compared only
  /// with each other.
  package func preview(in home: Home, access: ReadAccess?, tell: (ImportOutcome) -> Void) throws {
    let books = try access?.books ?? Books(inMemory: .blank)
    let desk = try Desk(home: home, access: access, statedDue: due)
    var findings: [Finding] = []
    try read(home) { findings.append($0) }
    do {
      try books.write(at: home.world.now) { writer in
        for finding in findings { tell(try desk.take(finding, into: writer, inFull: true)) }
        throw PreviewEnded()
      }
    } catch is PreviewEnded {
      // why: the error is what rolls the transaction back; what was told is what was wanted
    }
  }

  /// Takes the bills in, each file's originals sealed, and tells what became of each.
  ///
  /// The files are read first, which may take long where pictures are searched for codes; the
  /// books are locked only after that. The originals are on the disk before the books name them.
  ///
  /// - throws: `AccessError.tampered`, `CredentialError.tampered` for books that were edited from
  ///   outside; `ImportInterrupted` where bills had been taken in before.
  package func perform(_ access: ReadAccess, tell: (ImportOutcome) -> Void) throws {
    let desk = try Desk(home: access.home, access: access, statedDue: due)
    let originals = try OriginalStore(
      access.home, account: desk.account, boxPublicKey: desk.boxPublicKey)
    var known = try access.books.read { reader in
      // What a bill is compared with must be there, and as the log says.
      guard try reader.integrityProblems().isEmpty, try reader.foreignKeyProblems().isEmpty else {
        throw AccessError.tampered("database")
      }
      try reader.checkStated()
      return try reader.originalHashes()
    }
    // To make a file takes nearly as long as to read one.
    let behind = WorkBehind(steps: 4)
    var block = Block()
    var taken = 0

    func takeIn() throws {
      try behind.finish()
      if !block.kept.isEmpty { try originals.synchroniseAll() }
      let (outcomes, unused) = try access.books.write(at: access.world.now) { writer in
        let outcomes = try block.findings.map { try desk.take($0, into: writer, inFull: false) }
        return (outcomes, try block.kept.filter { try !writer.reader.holdsOriginal($0) })
      }
      taken += outcomes.count { $0.isNew }
      outcomes.forEach(tell)
      for sha256 in unused { try originals.discard(sha256) }
      known.formUnion(block.kept.subtracting(unused))
      try access.books.releasePages()
      block = Block()
    }

    do {
      try read(access.home) { finding in
        var finding = finding
        if let original = finding.removeContent(), !known.contains(original.sha256),
          block.kept.insert(original.sha256).inserted
        {
          behind.add { try originals.keep(original) }
        }
        block.findings.append(finding)
        if block.findings.count == ImportBills.blockLength { try takeIn() }
      }
      try takeIn()
    } catch  where taken > 0 {
      throw ImportInterrupted(taken: taken, cause: error)
    }
  }

  private struct PreviewEnded: Error {}

  /// What is taken into the books together.
  private struct Block {
    var findings: [Finding] = []
    /// Hashes of the originals that were put on the disk for it.
    var kept: Set<String> = []
  }

  /// What was found at a path.
  private struct Finding {
    let path: String
    var result: DocumentReader.Finding

    /// Takes the content of the original out; only the facts of the bill stay in memory.
    mutating func removeContent() -> FoundBill.Original? {
      guard case .success(var found) = result else { return nil }
      let original = found.original
      found.original.bytes = []
      result = .success(found)
      return original
    }
  }

  /// What every bill of one import is judged with.
  private struct Desk {
    let account: RecordID
    let installKey: InstallKey
    let boxPublicKey: [UInt8]
    let today: CalendarDate
    let statedDue: CalendarDate?
    let newID: @Sendable () -> RecordID

    init(home: Home, access: ReadAccess?, statedDue: CalendarDate?) throws {
      // Numbers are sealed to the box key of the row, so it must be the account's own.
      if let access { try access.books.read(AccountSeal(home, access.account.id).check) }
      account = access?.account.id ?? home.world.newID()
      installKey = access == nil ? .generate() : try home.installKey()
      boxPublicKey =
        try access?.books.read { try $0.accountKeys()?.boxPublicKey }
        ?? AccountKeys.generate(account: account, key: .generate()).keys.boxPublicKey
      today = access?.today ?? home.world.today(in: home.world.zone)
      self.statedDue = statedDue
      newID = home.world.newID
    }

    // Account numbers are shown in full only to who looks at a document before taking it in.
    func take(_ finding: Finding, into writer: BookWriter, inFull: Bool) throws -> ImportOutcome {
      switch finding.result {
      case .failure(let reason): return .rejected(file: finding.path, reason)
      case .success(let found):
        let intake = Intake(
          writer: writer, account: account, installKey: installKey, boxPublicKey: boxPublicKey,
          today: today, statedDue: statedDue, newID: newID)
        return try ImportOutcome(found, intake.take(found), intake, inFull: inFull)
      }
    }
  }

  private func read(_ home: Home, _ take: (Finding) throws -> Void) throws {
    try DocumentReader(home.world.programs).read(sources) { path, result in
      try take(Finding(path: path, result: result))
    }
  }
}

extension ImportOutcome {
  fileprivate init(
    _ found: FoundBill, _ taken: Intake.Taken, _ intake: Intake, inFull: Bool
  ) throws {
    let reader = intake.writer.reader
    var details =
      taken.isNew && !taken.isPlanned
      ? try BillDetails(new: taken.bill, taken.biller, payees: taken.payees, today: intake.today)
      : try BillDetails(taken.bill.id, reader, today: intake.today)
    if inFull { details.payees = found.captured.accounts.map(BillPayee.init(captured:)) }
    var item = Item(
      file: found.path, bill: details,
      statedAmount: found.captured.statedPayable ?? found.captured.payable,
      remarks: found.captured.warnings + taken.remarks)
    if taken.isNew, let remark = try ImportOutcome.surprise(taken.bill, reader) {
      item.remarks.append(remark)
    }
    switch taken.verdict {
    case .imported: self = .imported(item)
    case .duplicate: self = .duplicate(item)
    case .held(let reason): self = .held(item, reason)
    }
  }

  /// What is unusual about the amount of a new bill, in words.
  private static func surprise(_ bill: Bill, _ reader: BookReader) throws -> String? {
    guard let amount = bill.amount, let usual = try reader.usualAmount(differingFrom: bill) else {
      return nil
    }
    return "\(amount) is far from this biller's usual \(usual)"
  }

  fileprivate var isNew: Bool {
    switch self {
    case .imported, .held: true
    case .duplicate, .rejected: false
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
