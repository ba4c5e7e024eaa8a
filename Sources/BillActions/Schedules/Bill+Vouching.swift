import BillCore
import BillCredentials
import BillStore

extension Bill {
  /// What is signed of a bill that may be paid unattended: all that decides what is paid and when,
  /// and the accounts it offers.
  func vouchedFacts(_ payees: [Payee]) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLbill1")
    message.append(fixed: id.bytes)
    message.append(fixed: billerID.bytes)
    message.append(optional: number)
    for text in [type.rawValue, kind.rawValue, format.rawValue, currency.code] {
      message.append(text)
    }
    message.append(optional: issued?.description)
    message.append(optional: due?.description)
    message.append(dueDates.map(\.description).joined(separator: " "))
    message.append(optional: dueSource?.rawValue)
    message.append(optional: terms)
    message.append(Int64(discounts.count))
    for offer in discounts {
      message.append(Int64(offer.days))
      message.append(Int64(offer.basisPoints))
      message.append(optional: offer.baseMinor)
    }
    for amount in [gross, prepaid, amount, minimumDue] { message.append(optional: amount?.minor) }
    message.append(optional: reference?.kind)
    message.append(optional: reference?.value)
    message.append(corrects.joined(separator: "\n"))
    message.append(createdAt.milliseconds)
    message.append(Int64(payees.count))
    for payee in payees { message.append(counted: payee.accountHash) }
    return message.bytes
  }
}

/// Vouches for open bills that a schedule may pay unattended, so that an edit of one is noticed.
///
/// A person does it with each money session for what came in since, and the agent for what it took
/// in itself.
struct VouchForBills {
  private let books: Books
  private let now: Instant
  private let agent: RecordID?
  private let sign: ([UInt8]) -> [UInt8]

  init(_ access: MoneyAccess) {
    (books, now, agent) = (access.books, access.world.now, nil)
    sign = { access.keys.sign($0, .bill) }
  }

  init(_ agent: AgentAccess) {
    (books, now, self.agent) = (agent.books, agent.world.now, agent.keys.id)
    sign = { agent.keys.sign($0, .bill) }
  }

  /// Signs the bills that nobody signed yet; only these, where some are named.
  ///
  /// The holder is told which, because nobody looks at them again before the agent pays. A bill that
  /// lost the signature it had stays without one, and so do all while one is not what the log says:
  /// the agent pays none of them, and `doctor` names the first.
  func perform(only: Set<RecordID>? = nil) throws {
    let waiting = try books.read { reader in
      try reader.unvouchedBills().filter { only?.contains($0.id) ?? true }
        .map { ($0, try reader.payees(ofBill: $0.id)) }
    }
    guard !waiting.isEmpty else { return }
    try books.write(at: now) { writer in
      guard try writer.reader.misstated(.bill) == nil else { return }
      let signed = try writer.reader.vouchedBills()
      let waiting = try waiting.filter { bill, _ in
        try !signed.contains(bill.id) || writer.reader.signature(ofBill: bill.id) != nil
      }
      for (bill, payees) in waiting {
        try writer.sign(bill: bill.id, agent: agent, sign(bill.vouchedFacts(payees)))
      }
      guard agent == nil else { return }
      let balances = try writer.reader.balances()
      // Nobody need hear of one that was paid before it was signed.
      let open = try waiting.map(\.0).filter {
        try balances[$0.id]?.open.map { $0.isPositive } ?? true
      }
      guard !open.isEmpty else { return }
      try writer.record("agent.vouched", nil, VouchForBills.words(open, writer.reader))
    }
  }

  private static func words(_ bills: [Bill], _ reader: BookReader) throws -> String {
    let named = try bills.prefix(3).map { bill in
      let name = try reader.biller(bill.billerID).name
      let number = bill.number.map { " \($0)" } ?? ""
      // With a colon, lest number and amount together look like an account number.
      return [name + number, bill.amount?.description].compactMap { $0 }.joined(separator: ": ")
    }
    let more = bills.count > named.count ? [" and \(bills.count - named.count) more"] : []
    return named.joined(separator: "; ") + more.joined()
  }
}

/// What lies in the books as a bill's signature, looked at with the keys that may have made it.
enum BillVouching {
  case genuine
  /// Nobody signed it, or an agent that was dismissed.
  case missing
  case altered

  init(
    _ bill: Bill, _ payees: [Payee], _ reader: BookReader, agents: [AgentRecord],
    accountKey: [UInt8]
  ) throws {
    guard let (signer, signature) = try reader.signature(ofBill: bill.id) else {
      self = .missing
      return
    }
    let signingAgent = agents.first { $0.id == signer }
    if signer != nil, signingAgent?.revokedAt != nil || signingAgent == nil {
      self = .missing
      return
    }
    let key = signingAgent?.signingPublicKey ?? accountKey
    let isGenuine = SigningKey.isGenuine(
      signature, of: bill.vouchedFacts(payees), .bill, publicKey: key)
    self = isGenuine ? .genuine : .altered
  }
}

extension AgentAccess {
  /// Whether the account, or an agent that was not dismissed, vouched for a bill as it is.
  ///
  /// - throws: `CredentialError.tampered(.row)` for a bill that is not the one that was signed.
  func isVouched(_ bill: Bill, _ payees: [Payee], _ reader: BookReader) throws -> Bool {
    switch try BillVouching(bill, payees, reader, agents: agents, accountKey: pinnedKey) {
    case .genuine: return true
    case .missing: return false
    case .altered: throw CredentialError.tampered(.row)
    }
  }
}
