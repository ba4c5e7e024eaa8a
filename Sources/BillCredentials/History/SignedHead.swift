package import BillCore

/// A head of the event chain, signed, to be kept outside the database: in statements, in the
/// agent's state, in a mail.
package struct SignedHead: Hashable, Sendable {
  package let account: RecordID
  package let head: EventChain.Head
  package let at: Instant
  package let signature: [UInt8]

  /// A signed head as it was stored.
  package init(account: RecordID, head: EventChain.Head, at: Instant, signature: [UInt8]) {
    self.account = account
    self.head = head
    self.at = at
    self.signature = signature
  }

  /// Signs a head as the account.
  package static func sign(_ head: EventChain.Head, at now: Instant, keys: AccountKeys)
    -> SignedHead
  {
    let message = canonical(keys.account, head, now)
    return SignedHead(
      account: keys.account, head: head, at: now, signature: keys.sign(message, .logHead))
  }

  /// Throws `.tampered(.logHead)` unless the account's key signed exactly this.
  package func verify(publicKey: [UInt8]) throws(CredentialError) {
    let message = SignedHead.canonical(account, head, at)
    guard SigningKey.isGenuine(signature, of: message, .logHead, publicKey: publicKey) else {
      throw .tampered(.logHead)
    }
  }

  private static func canonical(_ account: RecordID, _ head: EventChain.Head, _ at: Instant)
    -> [UInt8]
  {
    var message = CanonicalBytes()
    message.append(fixed: account.bytes)
    message.append(head.index)
    message.append(counted: head.hash)
    message.append(at.milliseconds)
    return message.bytes
  }
}
