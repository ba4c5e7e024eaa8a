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
    /// The accounts a bill that was taken in offers.
    var payees: [Payee] = []
    /// Oddities the user should know, in words.
    var remarks: [String] = []
    /// Whether it came in the place of a bill that a schedule made.
    var isPlanned = false
  }

  /// Takes one bill in and says what became of it.
  func take(_ found: FoundBill) throws -> Taken {
    var (biller, isKnown, remarks) = try biller(of: found.captured)
    var bill = Bill(
      captured: found.captured, id: newID(), biller: biller, statedDue: statedDue, at: writer.now)
    let known = isKnown ? try writer.reader.payees(of: biller.id) : []
    let accounts = accounts(of: found.captured, known)
    let earlier = try sameBill(bill, accounts, found)
    if case .duplicate(let known) = earlier {
      return Taken(verdict: .duplicate, bill: known, biller: biller)
    }
    let changed = isKnown ? try changedPayee(accounts, known, biller) : nil
    let alike = earlier == nil ? try resemblance(bill, biller, accounts) : nil
    let reason = try reason(earlier, bill, changed, alike)
    if let alike, reason == nil || changed != nil {
      remarks.append("it may be \(try twin(alike.other).words) again: look before you pay both")
    }
    let verdict: Verdict = reason.map { .held($0) } ?? .imported
    remarks += try corrections(of: bill)
    var payees: [Payee] = []
    switch verdict {
    case .duplicate: break
    case .held(let reason):
      bill.standing = .held
      bill.standingReason = reason.code
      payees = try store(bill, accounts, biller, found, newState: .suspected)
    case .imported:
      biller = try learn(from: found.captured.supplier, biller)
      payees = try store(bill, accounts, biller, found, newState: .offered)
    }
    var taken = Taken(verdict: verdict, bill: bill, biller: biller, payees: payees)
    if let planned = try PlannedBill.replace(by: bill, writer, today: today) {
      remarks.append(planned.remark(bill))
      taken.isPlanned = true
    }
    taken.remarks = remarks
    return taken
  }

  // Other bank details weigh more than a repetition, and only a number's conflict tells them.
  private func reason(
    _ earlier: Earlier?, _ bill: Bill, _ changed: HoldReason?, _ alike: Resemblance?
  ) throws -> HoldReason? {
    if case .hold(let reason) = earlier { return bill.number == nil ? changed ?? reason : reason }
    if let changed { return changed }
    guard let alike, alike.likeness == .copy else { return nil }
    return .copy(of: try twin(alike.other))
  }

  /// An account the document names, and what is known of it.
  struct Offer {
    let account: BankAccount
    let hash: [UInt8]
    let known: Payee?
  }

  // Two ways to write one account are one account.
  private func accounts(of captured: CapturedBill, _ known: [Payee]) -> [Offer] {
    var seen: Set<[UInt8]> = []
    return captured.accounts.compactMap { account in
      let hash = installKey.fingerprint(of: account)
      guard seen.insert(hash).inserted else { return nil }
      return Offer(account: account, hash: hash, known: known.first { $0.accountHash == hash })
    }
  }

  private func changedPayee(
    _ offers: [Offer], _ known: [Payee], _ biller: Biller
  ) throws -> HoldReason? {
    // A single account can differ from no other, so nothing is asked of it.
    if known.count == 1, offers.allSatisfy({ $0.known?.state.isTrusted == true }) { return nil }
    let trusted = try known.filter { try $0.state.isTrusted && writer.reader.vouchesForPayee($0) }
    let strangers = offers.filter { offer in !trusted.contains { $0.accountHash == offer.hash } }
    guard !trusted.isEmpty, !strangers.isEmpty else { return nil }
    // Four characters tell two accounts apart, unless they end alike.
    let (known, new) = (Set(trusted.map(\.last4)), Set(strangers.map(\.account.last4)))
    return .payeeChanged(
      known: trusted.map { new.contains($0.last4) ? $0.last4WithBank : $0.last4 },
      new: strangers.map { offer in
        guard known.contains(offer.account.last4) else { return offer.account.last4 }
        let stranger = Payee(
          id: newID(), billerID: biller.id, account: offer.account,
          isQRIBAN: offer.account.isQRIBAN, accountHash: offer.hash, createdAt: writer.now)
        return "\(stranger.last4WithBank), another account that ends alike"
      })
  }

  private func store(
    _ bill: Bill, _ offers: [Offer], _ biller: Biller, _ found: FoundBill, newState: PayeeState
  ) throws -> [Payee] {
    let payees = try offers.map { try $0.known ?? insert($0, biller, found, newState) }
    try writer.insert(bill, payees: payees.map(\.id), category: biller.category, today: today)
    try writer.link(
      bill.id,
      to: StoredOriginal(
        sha256: found.original.sha256, fileName: found.original.fileName,
        size: Int64(found.original.size), path: found.path))
    return payees
  }

  private func insert(
    _ offer: Offer, _ biller: Biller, _ found: FoundBill, _ state: PayeeState
  ) throws -> Payee {
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
    return payee
  }
}

extension PayeeState {
  /// Whether a bill that names the account is not suspicious for it.
  package var isTrusted: Bool {
    switch self {
    case .offered, .accepted: true
    case .suspected, .lost: false
    }
  }
}

extension Payee {
  /// The last four characters, the country and the bank as far as they are known unsealed.
  fileprivate var last4WithBank: String {
    let place = [country, agent].compactMap { $0 }.joined(separator: ", ")
    return "\(last4) (\(place.isEmpty ? "bank not stated" : place))"
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
    case .copy(let other):
      "looks like a second copy of \(other.name)"
    }
  }
}
