import BillCore
import BillCredentials
import BillStore

/// Takes bills into the books, one after another, inside one transaction.
///
/// A biller is recognised by VAT or legal id, else by name; a bill by biller, type and number. The
/// same again is a duplicate; the same with other facts, and a known biller with a new account, is
/// held.
struct Intake {
  let writer: BookWriter
  let account: RecordID
  let installKey: InstallKey
  /// Account numbers are sealed to this key; nobody here can read them back.
  let boxPublicKey: [UInt8]
  let today: CalendarDate
  let statedDue: CalendarDate?
  let newID: @Sendable () -> RecordID

  enum Verdict {
    case imported
    case duplicate
    case held(HoldReason)
  }

  /// What became of one bill.
  struct Taken {
    var verdict: Verdict
    var bill: Bill
    var biller: Biller
    /// Oddities the user should know, in words.
    var remarks: [String] = []
  }

  /// Takes one bill in and says what became of it.
  func take(_ found: FoundBill) throws -> Taken {
    var (biller, isKnown, remarks) = try biller(of: found.captured)
    var bill = Bill(
      captured: found.captured, id: newID(), biller: biller, statedDue: statedDue, at: writer.now)
    let accounts = try accounts(of: found.captured, biller: biller)
    let verdict: Verdict
    if let earlier = try sameBill(bill, accounts, found) {
      switch earlier {
      case .duplicate(let known): return Taken(verdict: .duplicate, bill: known, biller: biller)
      case .hold(let reason): verdict = .held(reason)
      }
    } else if isKnown, let reason = try changedPayee(accounts, biller) {
      verdict = .held(reason)
    } else {
      verdict = .imported
    }
    remarks += try corrections(of: bill)
    switch verdict {
    case .duplicate: break
    case .held(let reason):
      bill.standing = .held
      bill.standingReason = reason.code
      try store(bill, accounts, biller, found, newState: .suspected)
    case .imported:
      biller = try learn(from: found.captured.supplier, biller)
      try store(bill, accounts, biller, found, newState: .offered)
    }
    return Taken(verdict: verdict, bill: bill, biller: biller, remarks: remarks)
  }

  // MARK: The biller

  private func biller(of captured: CapturedBill) throws -> (Biller, isKnown: Bool, [String]) {
    let supplier = captured.supplier
    let match = BillerMatch(supplier)
    let alike = try writer.reader.billers(resembling: match)
    let known = alike.filter { match.agrees(with: BillerMatch($0)) }
      .min { match.distance(to: BillerMatch($0)) < match.distance(to: BillerMatch($1)) }
    if let known { return (known, true, []) }
    var biller = Biller(id: newID(), name: supplier.name, createdAt: writer.now)
    biller.vatID = match.vatID
    biller.legalID = match.legalID
    biller.address = supplier.address
    try writer.insert(biller)
    let namesake = alike.first { BillerMatch.nameKey($0.name) == match.nameKey }
    let warning = namesake.map { other in
      "another biller is called \(other.name) too, with another VAT or legal id; is this one real?"
    }
    return (biller, false, warning.map { [$0] } ?? [])
  }

  // A biller that was typed in, or known by a payment code, has no identifiers yet; a bill that
  // nothing speaks against completes it.
  private func learn(from supplier: CapturedParty, _ biller: Biller) throws -> Biller {
    let match = BillerMatch(supplier)
    var learned = biller
    learned.vatID = biller.vatID ?? match.vatID
    learned.legalID = biller.legalID ?? match.legalID
    learned.address = biller.address ?? supplier.address
    if learned != biller { try writer.update(learned) }
    return learned
  }

  private func corrections(of bill: Bill) throws -> [String] {
    try bill.corrects.flatMap { number in
      try writer.reader.bills(of: bill.billerID, number: number).filter { $0.id != bill.id }
    }.map { earlier in
      let verb = bill.type == .creditNote ? "credits" : "corrects"
      return
        "it \(verb) \(earlier.number ?? "") of \(earlier.amount?.description ?? "any amount"), "
        + "which is \(earlier.standing.rawValue) here"
    }
  }

  // MARK: Its accounts

  private struct Offer {
    let account: BankAccount
    let hash: [UInt8]
    let known: Payee?
  }

  // Two ways to write one account are one account.
  private func accounts(of captured: CapturedBill, biller: Biller) throws -> [Offer] {
    let known = try writer.reader.payees(of: biller.id)
    var seen: Set<[UInt8]> = []
    return captured.accounts.compactMap { account in
      let hash = installKey.fingerprint(of: account)
      guard seen.insert(hash).inserted else { return nil }
      return Offer(account: account, hash: hash, known: known.first { $0.accountHash == hash })
    }
  }

  private func changedPayee(_ offers: [Offer], _ biller: Biller) throws -> HoldReason? {
    let trusted = try writer.reader.payees(of: biller.id).filter { $0.state.isTrusted }
    guard !trusted.isEmpty else { return nil }
    let strangers = offers.filter { $0.known?.state.isTrusted != true }
    guard !strangers.isEmpty else { return nil }
    return .payeeChanged(
      known: trusted.map(\.last4), new: strangers.map(\.account.last4))
  }

  // MARK: The same bill again

  private enum Earlier {
    case duplicate(Bill)
    case hold(HoldReason)
  }

  // What was cancelled does not come back by itself, but it is no conflict either.
  private func sameBill(_ bill: Bill, _ offers: [Offer], _ found: FoundBill) throws -> Earlier? {
    guard let number = bill.number else { return try samePaymentCode(bill, found) }
    let known = try writer.reader.bills(of: bill.billerID, number: number, type: bill.type)
    for earlier in known where try differences(earlier, bill, offers).isEmpty {
      return .duplicate(earlier)
    }
    guard let first = known.first(where: { $0.standing != .cancelled }) else { return nil }
    return .hold(
      .conflict(with: first.id, differences: try differences(first, bill, offers)))
  }

  private func samePaymentCode(_ bill: Bill, _ found: FoundBill) throws -> Earlier? {
    let since = writer.now.adding(seconds: -Int64(Bill.repeatDays) * 86_400)
    let recent = try writer.reader.bills(
      of: bill.billerID, reference: bill.reference?.value, since: since)
    for earlier in recent
    where try earlier.amount == bill.amount && earlier.currency == bill.currency
      && writer.reader.original(of: earlier.id)?.sha256 == found.original.sha256
    {
      return .duplicate(earlier)
    }
    let live = recent.filter { $0.standing != .cancelled }
    if let equal = live.first(where: { $0.amount == bill.amount && $0.currency == bill.currency }) {
      return .hold(.repeated(of: equal.id, on: equal.createdAt.utcDate))
    }
    // A reference names one bill; without one, another amount is another bill.
    guard bill.reference != nil, let other = live.first else { return nil }
    return .hold(.conflict(with: other.id, differences: try differences(other, bill, [])))
  }

  private func differences(_ known: Bill, _ new: Bill, _ offers: [Offer]) throws
    -> [HoldReason.Difference]
  {
    let knownAccounts = try writer.reader.payees(ofBill: known.id)
    var differences: [HoldReason.Difference] = []
    func compare(_ field: String, _ old: String?, _ new: String?) {
      guard old != new else { return }
      differences.append(
        HoldReason.Difference(field: field, known: old ?? "none", new: new ?? "none"))
    }
    compare("amount", known.amount?.description, new.amount?.description)
    compare("currency", known.currency.code, new.currency.code)
    compare("issued", known.issued?.description, new.issued?.description)
    // A payment code is told apart by its amount; its account is judged by the payee guard.
    guard new.number != nil else { return differences }
    if Set(knownAccounts.map(\.accountHash)) != Set(offers.map(\.hash)) {
      compare(
        "account", knownAccounts.map { "…\($0.last4)" }.joined(separator: " "),
        offers.map(\.account.masked).joined(separator: " "))
      // Two accounts may end alike.
      if differences.last?.field != "account" { compare("account", "known", "another") }
    }
    return differences
  }

  // MARK: Storing

  private func store(
    _ bill: Bill, _ offers: [Offer], _ biller: Biller, _ found: FoundBill, newState: PayeeState
  ) throws {
    let payees = try offers.map { try $0.known?.id ?? insert($0, biller, found, newState) }
    try writer.insert(bill, payees: payees, category: biller.category, today: today)
    try writer.link(
      bill.id,
      to: StoredOriginal(
        sha256: found.original.sha256, fileName: found.original.fileName,
        size: Int64(found.original.size), path: found.path))
  }

  private func insert(
    _ offer: Offer, _ biller: Biller, _ found: FoundBill, _ state: PayeeState
  ) throws -> RecordID {
    var account = offer.account
    let party = found.captured.payee ?? found.captured.supplier
    account.name = account.name ?? party.name
    var payee = Payee(
      id: newID(), billerID: biller.id, account: account, isQRIBAN: account.isQRIBAN,
      accountHash: offer.hash, createdAt: writer.now)
    payee.state = state
    payee.address = party.address
    let context = MoneyAccess.context(payee, account: self.account)
    let number = SecureBytes(copying: Array(account.number.utf8))
    guard let box = AccountKeys.boxSeal(number, for: context, publicKey: boxPublicKey) else {
      throw CredentialError.malformed(.accountKeys)
    }
    try writer.insert(payee, secret: .boxed(box))
    return payee.id
  }
}

extension PayeeState {
  /// Whether a bill that names the account is not suspicious for it.
  var isTrusted: Bool {
    switch self {
    case .offered, .accepted: true
    case .suspected, .refused: false
    }
  }
}

extension HoldReason {
  /// How the code of a changed payee begins.
  static let payeeChangedCode = "payee-changed"

  /// What the database keeps of the reason; it holds no account number.
  var code: String {
    switch self {
    case .payeeChanged(let known, let new):
      "\(HoldReason.payeeChangedCode): known …\(known.joined(separator: " …")), new …\(new.joined(separator: " …"))"
    case .conflict(let other, let differences):
      "conflict with \(other): "
        + differences.map { "\($0.field) \($0.known) -> \($0.new)" }.joined(separator: ", ")
    case .repeated(let other, let day):
      "equal to \(other) of \(day)"
    }
  }
}
