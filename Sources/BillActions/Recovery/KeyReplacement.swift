import BillCore
import BillCredentials
import BillStore

/// Gives an account whose key nobody can open any more a new one, of the next generation.
///
/// What the old key sealed stays closed and is marked so. What it signed is signed anew where the
/// signature is good: the payments and agents of before are history that has to stay believable.
struct KeyReplacement {
  let key: AccountDataKey
  private let home: Home
  private let account: RecordID
  private let keys: AccountKeys
  private let record: AccountKeyRecord
  private let formerKey: [UInt8]

  init(_ home: Home, _ books: Books, _ account: RecordID) throws {
    let (slot, former) = try books.read { (try $0.slot(.recovery), try $0.accountKeys()) }
    guard let former else { throw AccessError.tampered("account keys") }
    self.home = home
    self.account = account
    formerKey = former.signingPublicKey
    key = .generate(epoch: (slot?.epoch ?? 1) + 1)
    (keys, record) = AccountKeys.generate(account: account, key: key)
  }

  /// Makes the exchange in the transaction of the recovery.
  func perform(_ writer: BookWriter) throws {
    try sign(writer)
    try writer.replace(record)
    try writer.loseNumbers(because: PaymentMethod.lostNumber)
    try writer.loseOriginals()
    try writer.forgetVouching()
    for factor in try writer.reader.factors() where factor.kind == .totp {
      try writer.setFactor(factor.id, .removed)
    }
    let isBare = try !writer.reader.factors().contains { $0.state == .active }
    if isBare, try !writer.reader.unusedRecoveryCodes().isEmpty {
      try writer.replaceRecoveryCodes([])
    }
    // Signed by the key that is gone; the next money session keeps a head again.
    try KeptHead(home, account).remove()
  }

  /// Removes the documents that nobody can open; `doctor --fix` does it after a power cut.
  func cleanUp() throws {
    let folder = try home.existing(MendHome.originalsPath(of: account, in: home))
    for name in try folder?.names() ?? [] { try folder?.remove(name) }
  }

  // What was not approved before does not become so now.
  private func sign(_ writer: BookWriter) throws {
    let agents = try writer.reader.agents(of: account)
    for payment in try writer.reader.payments() {
      guard try payment.isApproved(account: formerKey, agents: agents) else { continue }
      var signed = payment
      signed.approval = keys.sign(payment.approvedFacts, .approval)
      try writer.reapprove(signed)
    }
    for agent in agents {
      try agent.verify(publicKey: formerKey)
      try writer.resign(agent.resigned(by: keys))
    }
    let day = home.world.today(in: try writer.reader.account()?.zone ?? home.world.zone)
    for payment in try writer.reader.payments(in: [.approved]) {
      try writer.move(payment, to: .cancelled, on: day, note: "the account was recovered")
    }
  }
}
