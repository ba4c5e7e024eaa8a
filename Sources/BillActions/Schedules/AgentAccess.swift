package import BillCore
import BillCredentials
import BillRails
import BillStore

/// An account as its agent opens it: no password, no session, no key but the agent's own.
///
/// It opens the capsules of its mandates and nothing else, and believes only what the account key
/// pinned in its file has signed.
package struct AgentAccess: Sendable {
  package let read: ReadAccess
  let keys: AgentKeys
  let pinnedKey: [UInt8]
  let installKey: InstallKey
  /// This agent and those before it, each signed by the account key.
  let agents: [AgentRecord]
  /// The mandates that were found genuine, by their roots.
  var mandates: [RecordID: StoredMandate] = [:]

  /// Opens an account of a home as its agent.
  ///
  /// - throws: `AgentError.notEnrolled`, `.expired`; `AccessError.tampered`,
  ///   `CredentialError.tampered` where the database is not the one the agent was enrolled in.
  package init(_ home: Home, _ account: RecordID) throws {
    guard let file = try AgentFile(home, account).key(), file.account == account else {
      throw AgentError.notEnrolled
    }
    let books = try home.books(of: account)
    let (stored, record, agents) = try books.read {
      (try $0.account(), try $0.accountKeys(), try $0.agents(of: account))
    }
    guard let stored, let record else { throw AgentError.notEnrolled }
    try books.read(AccountSeal(home, account).check)
    guard record.signingPublicKey == file.pinnedKey else {
      throw AccessError.tampered("account key")
    }
    for agent in agents { try agent.verify(publicKey: file.pinnedKey) }
    guard let mine = agents.first(where: { $0.id == file.keys.id }), mine.revokedAt == nil,
      mine.signingPublicKey == file.keys.signingPublicKey
    else { throw AgentError.notEnrolled }
    guard home.world.now < mine.notAfter else { throw AgentError.expired(mine.notAfter) }
    read = ReadAccess(home: home, books: books, account: stored)
    keys = file.keys
    pinnedKey = file.pinnedKey
    installKey = try home.installKey()
    self.agents = agents
    // A database that does not know what was handed over is refused by the hand-over itself.
    _ = try read.isWhole(KeptHead(home, account))
  }

  /// The capsule's content, which must be the one that was signed and lead to the payee it names.
  ///
  /// - throws: `CredentialError.tampered(.capsule)`.
  func content(of stored: StoredMandate) throws -> CapsuleContent {
    let mandate = stored.mandate
    guard stored.capsule.hash == mandate.capsuleHash else {
      throw CredentialError.tampered(.capsule)
    }
    let place = Capsule.Place(
      account: account.id, mandate: mandate.root, version: mandate.version, agent: keys.id)
    guard let content = try stored.capsule.open(at: place, keys, CapsuleContent.init) else {
      throw CredentialError.malformed(.capsule)
    }
    guard (content.creditor.map(installKey.fingerprint) ?? []) == mandate.payeeHash else {
      throw CredentialError.tampered(.capsule)
    }
    return content
  }
}

extension AgentAccess: Payer {
  func keepHead() throws {
    let file = try AgentFile(home, account.id)
    var state = try file.state(of: keys.id, installKey)
    guard let last = try books.read({ try $0.lastEvent() }) else { return }
    (state.position, state.hash) = (last.position, last.hash)
    try file.store(state, installKey)
  }

  func opens(_ payment: Payment) -> Bool {
    payment.mandateRoot.map { mandates[$0] != nil } ?? false
  }

  func orders(for payments: [Payment]) throws -> [TransferOrder] {
    try payments.map { payment in
      guard let stored = payment.mandateRoot.flatMap({ mandates[$0] }) else {
        throw CredentialError.tampered(.mandate)
      }
      return try content(of: stored).order(payment)
    }
  }

  func approved(_ payment: Payment) -> Payment {
    var approved = payment
    approved.approval = keys.sign(payment.approvedFacts, .agentApproval)
    return approved
  }

  func checkApproval(of payment: Payment, _ reader: BookReader) throws {
    try payment.checkApproval(account: pinnedKey, agents: agents)
  }
}
