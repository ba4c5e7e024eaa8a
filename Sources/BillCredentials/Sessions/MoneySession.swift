package import BillCore

/// A session that may spend: a slot the token opens, and when it was last used.
package struct MoneySession: Hashable, Sendable {
  /// Without use it ends after this (PSD2 RTS article 4(3)(d)).
  package static let idleSeconds: Int64 = 5 * 60
  /// How far behind the last use a clock may read: another process, started later, was faster.
  package static let slackSeconds: Int64 = 30
  /// It ends after this whatever happens.
  package static let longestSeconds: Int64 = 8 * 3600

  /// The wrapped key; end, scope and boot are part of its seal.
  package let slot: KeySlot
  package private(set) var lastUsed: Instant
  /// The MAC of `lastUsed` under the token's secret.
  package private(set) var lastUsedMAC: [UInt8]

  /// A session as it was stored.
  package init(slot: KeySlot, lastUsed: Instant, lastUsedMAC: [UInt8]) {
    self.slot = slot
    self.lastUsed = lastUsed
    self.lastUsedMAC = lastUsedMAC
  }

  /// When it ends if it is not used any more.
  package var expires: Instant {
    let idleEnd = lastUsed.adding(seconds: MoneySession.idleSeconds)
    return slot.expires.map { min($0, idleEnd) } ?? idleEnd
  }

  /// Begins a session for a fresh token.
  package static func begin(
    token: SessionToken, account: RecordID, key: AccountDataKey, bootID: String,
    device: RecordID? = nil, at now: Instant
  ) throws(CredentialError) -> MoneySession {
    let slot = try KeySlot.make(
      token: token, account: account, key: key, at: now,
      expires: now.adding(seconds: longestSeconds), scope: "money", bootID: bootID,
      device: device)
    return MoneySession(slot: slot, lastUsed: now, lastUsedMAC: mark(now, token))
  }

  /// The account data key, while the session lasts.
  ///
  /// Throws what `KeySlot.open(token:at:bootID:)` throws, `.tampered(.session)` when the last use
  /// was edited, and `.sessionEnded(.idle)` after five minutes without one.
  package func open(token: SessionToken, at now: Instant, bootID: String)
    throws(CredentialError) -> AccountDataKey
  {
    let key = try slot.open(token: token, at: now, bootID: bootID)
    guard Sodium.areEqual(MoneySession.mark(lastUsed, token), lastUsedMAC) else {
      throw .tampered(.session)
    }
    guard now.adding(seconds: MoneySession.slackSeconds) >= lastUsed else {
      throw .sessionEnded(.clockBehind)
    }
    guard now < lastUsed.adding(seconds: MoneySession.idleSeconds) else {
      throw .sessionEnded(.idle)
    }
    return key
  }

  /// Notes a use, after `open` allowed it; a later use that another process noted stands.
  package mutating func touch(token: SessionToken, at now: Instant) {
    guard now > lastUsed else { return }
    lastUsed = now
    lastUsedMAC = MoneySession.mark(now, token)
  }

  private static func mark(_ lastUsed: Instant, _ token: SessionToken) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLused1")
    message.append(fixed: token.id.bytes)
    message.append(lastUsed.milliseconds)
    return token.mac(message.bytes, for: .lastUse)
  }
}
