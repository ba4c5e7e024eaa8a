package import BillCore

/// A session that may look and holds no key, as a database row holds it.
///
/// The verifier is a MAC over everything else under the token's secret: whoever edits the row
/// cannot make it last longer.
package struct ReadSession: Hashable, Sendable {
  package let id: RecordID
  package let account: RecordID
  package let created: Instant
  /// The absolute end.
  package let expires: Instant
  /// The boot of the machine it ends with.
  package let bootID: String
  /// The trusted device it was begun on; nil elsewhere.
  package let device: RecordID?
  package let verifier: [UInt8]

  /// A session as it was stored.
  package init(
    id: RecordID, account: RecordID, created: Instant, expires: Instant, bootID: String,
    device: RecordID? = nil, verifier: [UInt8]
  ) {
    self.id = id
    self.account = account
    self.created = created
    self.expires = expires
    self.bootID = bootID
    self.device = device
    self.verifier = verifier
  }

  /// How long one may last: seven days on a trusted device, else eight hours.
  package static func longestSeconds(isDeviceTrusted: Bool) -> Int64 {
    (isDeviceTrusted ? 7 * 24 : 8) * 3600
  }

  /// Begins a session for a fresh token.
  package static func begin(
    token: SessionToken, account: RecordID, at created: Instant, expires: Instant, bootID: String,
    device: RecordID? = nil
  ) -> ReadSession {
    let unsigned = ReadSession(
      id: token.id, account: account, created: created, expires: expires, bootID: bootID,
      device: device, verifier: [])
    return ReadSession(
      id: token.id, account: account, created: created, expires: expires, bootID: bootID,
      device: device, verifier: token.mac(unsigned.canonical, for: .record))
  }

  /// Lets the token's holder look, while the session lasts.
  ///
  /// Throws `.wrongSecret` when token and record do not belong together (a forged record looks
  /// the same), `.sessionEnded` otherwise.
  package func verify(token: SessionToken, at now: Instant, bootID: String)
    throws(CredentialError)
  {
    guard token.id == id, Sodium.areEqual(token.mac(canonical, for: .record), verifier) else {
      throw .wrongSecret
    }
    guard bootID == self.bootID else { throw .sessionEnded(.rebooted) }
    guard now >= created else { throw .sessionEnded(.clockBehind) }
    guard now < expires else { throw .sessionEnded(.expired) }
  }

  private var canonical: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLread1")
    message.append(fixed: id.bytes)
    message.append(fixed: account.bytes)
    message.append(created.milliseconds)
    message.append(expires.milliseconds)
    message.append(bootID)
    message.append(optional: device?.description)
    return message.bytes
  }
}
