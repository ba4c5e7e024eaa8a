package import BillCore

/// An agent as the account knows it: public keys and a term, signed by the account key.
package struct AgentRecord: Hashable, Sendable {
  package let id: RecordID
  package let account: RecordID
  package let signingPublicKey: [UInt8]
  package let boxPublicKey: [UInt8]
  package let createdAt: Instant
  /// From this moment on the agent pays nothing; at most 400 days after `createdAt`.
  package let notAfter: Instant
  package let signature: [UInt8]
  /// When it was dismissed; needs no signature, because it only takes away.
  package var revokedAt: Instant?

  /// The longest term of an agent.
  package static let longestTermDays = 400

  /// A record as it was stored.
  package init(
    id: RecordID, account: RecordID, signingPublicKey: [UInt8], boxPublicKey: [UInt8],
    createdAt: Instant, notAfter: Instant, signature: [UInt8], revokedAt: Instant?
  ) {
    self.id = id
    self.account = account
    self.signingPublicKey = signingPublicKey
    self.boxPublicKey = boxPublicKey
    self.createdAt = createdAt
    self.notAfter = notAfter
    self.signature = signature
    self.revokedAt = revokedAt
  }

  /// A record for an agent, signed as the account.
  package init(
    _ agent: AgentKeys, createdAt: Instant, notAfter: Instant, signedBy keys: AccountKeys
  ) {
    let message = AgentRecord.canonical(
      agent.id, keys.account, agent.signingPublicKey, agent.boxPublicKey, createdAt, notAfter)
    self.init(
      id: agent.id, account: keys.account, signingPublicKey: agent.signingPublicKey,
      boxPublicKey: agent.boxPublicKey, createdAt: createdAt, notAfter: notAfter,
      signature: keys.sign(message, .agent), revokedAt: nil)
  }

  /// The same record, signed by an account's new key.
  package func resigned(by keys: AccountKeys) -> AgentRecord {
    let message = AgentRecord.canonical(
      id, account, signingPublicKey, boxPublicKey, createdAt, notAfter)
    return AgentRecord(
      id: id, account: account, signingPublicKey: signingPublicKey, boxPublicKey: boxPublicKey,
      createdAt: createdAt, notAfter: notAfter, signature: keys.sign(message, .agent),
      revokedAt: revokedAt)
  }

  /// Throws `.tampered(.agent)` unless the account with that public key signed exactly this.
  package func verify(publicKey: [UInt8]) throws(CredentialError) {
    let message = AgentRecord.canonical(
      id, account, signingPublicKey, boxPublicKey, createdAt, notAfter)
    guard SigningKey.isGenuine(signature, of: message, .agent, publicKey: publicKey) else {
      throw .tampered(.agent)
    }
  }

  private static func canonical(
    _ id: RecordID, _ account: RecordID, _ signing: [UInt8], _ box: [UInt8], _ created: Instant,
    _ notAfter: Instant
  ) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLagnt1")
    message.append(fixed: id.bytes)
    message.append(fixed: account.bytes)
    message.append(counted: signing)
    message.append(counted: box)
    message.append(created.milliseconds)
    message.append(notAfter.milliseconds)
    return message.bytes
  }
}
