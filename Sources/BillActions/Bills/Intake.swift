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

  /// Takes one bill in and says what became of it.
  func take(_ found: FoundBill) throws -> (verdict: Verdict, bill: Bill, biller: Biller) {
    let (biller, isKnown) = try biller(of: found.captured)
    var bill = Bill(
      captured: found.captured, id: newID(), biller: biller, statedDue: statedDue, at: writer.now)
    let accounts = try accounts(of: found.captured, biller: biller)
    if let earlier = try sameBill(bill, accounts, found) {
      switch earlier {
      case .duplicate(let known): return (.duplicate, known, biller)
      case .hold(let reason): return try hold(&bill, reason, accounts, biller, found)
      }
    }
    if isKnown, let reason = try changedPayee(accounts, biller) {
      return try hold(&bill, reason, accounts, biller, found)
    }
    try store(bill, accounts, biller, found, newState: .offered)
    return (.imported, bill, biller)
  }

  // MARK: The biller

  private func biller(of captured: CapturedBill) throws -> (Biller, isKnown: Bool) {
    let supplier = captured.supplier
    let match = BillerMatch(
      name: supplier.name, vatID: supplier.vatID, legalID: supplier.legalID)
    let known = try writer.reader.billers(resembling: match).first { biller in
      match.agrees(
        with: BillerMatch(name: biller.name, vatID: biller.vatID, legalID: biller.legalID))
    }
    if let known { return (known, true) }
    var biller = Biller(id: newID(), name: supplier.name, createdAt: writer.now)
    biller.vatID = match.vatID
    biller.legalID = match.legalID
    biller.address = supplier.address
    try writer.insert(biller)
    return (biller, false)
  }

  // MARK: Its accounts

  private struct Offer {
    let account: BankAccount
    let hash: [UInt8]
    let known: Payee?
  }

  private func accounts(of captured: CapturedBill, biller: Biller) throws -> [Offer] {
    let known = try writer.reader.payees(of: biller.id)
    return captured.accounts.map { account in
      let hash = installKey.payeeFingerprint("\(account.scheme.rawValue)|\(account.number)")
      return Offer(
        account: account, hash: hash, known: known.first { $0.accountHash == hash })
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

  private func sameBill(_ bill: Bill, _ offers: [Offer], _ found: FoundBill) throws -> Earlier? {
    guard let number = bill.number else { return try samePaymentCode(bill, found) }
    let known = try writer.reader.bills(of: bill.billerID, number: number, type: bill.type)
    guard let first = known.first else { return nil }
    for earlier in known where try differences(earlier, bill, offers).isEmpty {
      return .duplicate(earlier)
    }
    return .hold(
      .conflict(with: first.id, differences: try differences(first, bill, offers)))
  }

  private func samePaymentCode(_ bill: Bill, _ found: FoundBill) throws -> Earlier? {
    let since = writer.now.adding(seconds: -Int64(Bill.repeatDays) * 86_400)
    let equal = try writer.reader.bills(
      of: bill.billerID, reference: bill.reference?.value, since: since
    ).filter { $0.amount == bill.amount && $0.currency == bill.currency }
    guard let first = equal.first else { return nil }
    for earlier in equal
    where try writer.reader.original(of: earlier.id)?.sha256 == found.original.sha256 {
      return .duplicate(earlier)
    }
    return .hold(.repeated(of: first.id, on: first.createdAt.utcDate))
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

  private func hold(
    _ bill: inout Bill, _ reason: HoldReason, _ offers: [Offer], _ biller: Biller,
    _ found: FoundBill
  ) throws -> (verdict: Verdict, bill: Bill, biller: Biller) {
    bill.standing = .held
    bill.standingReason = reason.code
    try store(bill, offers, biller, found, newState: .suspected)
    return (.held(reason), bill, biller)
  }

  private func store(
    _ bill: Bill, _ offers: [Offer], _ biller: Biller, _ found: FoundBill, newState: PayeeState
  ) throws {
    let payees = try offers.map { try $0.known?.id ?? insert($0, biller, found, newState) }
    try writer.insert(bill, payees: payees, category: biller.category, today: today)
    try writer.link(
      bill.id,
      to: StoredOriginal(
        sha256: found.original.sha256, fileName: found.original.fileName,
        size: Int64(found.original.bytes.count), path: found.path))
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

extension BankAccount {
  /// Whether the number is a QR-IBAN.
  var isQRIBAN: Bool {
    // why: no IBAN, no QR-IBAN
    guard scheme == .iban, let iban = try? IBAN(number) else { return false }
    return iban.isQRIBAN
  }
}

extension HoldReason {
  /// What the database keeps of the reason; it holds no account number.
  var code: String {
    switch self {
    case .payeeChanged(let known, let new):
      "payee-changed: known …\(known.joined(separator: " …")), new …\(new.joined(separator: " …"))"
    case .conflict(let other, let differences):
      "conflict with \(other): "
        + differences.map { "\($0.field) \($0.known) -> \($0.new)" }.joined(separator: ", ")
    case .repeated(let other, let day):
      "equal to \(other) of \(day)"
    }
  }
}
