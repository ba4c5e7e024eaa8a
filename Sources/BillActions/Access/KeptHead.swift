import BillCore
import BillCredentials
import BillStore

/// The end of an account's event log as its last money session signed it, outside the database.
///
/// The chain in the database shows what was edited, but not that its end was cut off, and whoever
/// recomputes it hides an edit too. The signature needs the account's key, so that nobody else can
/// make a head that agrees with another log.
struct KeptHead {
  private let home: Home
  private let account: RecordID

  init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// Refuses a log that the kept head is not a part of; without a kept head every log is fine.
  ///
  /// - throws: `CredentialError.tampered(.logHead)` for a head this account did not sign,
  ///   `.tampered(.event)` for a log that ends before it or says something else.
  func check(_ reader: BookReader) throws {
    guard let kept = try load(), let record = try reader.accountKeys() else { return }
    try kept.verify(publicKey: record.signingPublicKey)
    guard try reader.eventHash(at: Int64(clamping: kept.head.index)) == kept.head.hash else {
      throw CredentialError.tampered(.event)
    }
  }

  /// Keeps the end of the log as it is now, signed; never an earlier one than is kept.
  func keep(_ access: MoneyAccess) throws {
    let last = try access.books.read { try $0.lastEvent() }
    guard let last else { return }
    let head = EventChain.Head(index: UInt64(last.position), hash: last.hash)
    let signed = SignedHead.sign(head, at: home.world.now, keys: access.keys)
    try home.underLock("\(account).head.lock", waitSeconds: 10) {
      if let kept = try load(), kept.head.index >= head.index { return }
      try folder().write(name, Array(KeptHead.text(signed).utf8))
    }
  }

  /// Forgets it: another database takes the place of the one it was made from.
  func remove() throws { try folder().remove(name) }

  private func load() throws -> SignedHead? {
    guard let bytes = try folder().read(name, limitBytes: 1024) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    guard words.count == 4, let index = UInt64(words[0]), let hash = Base64URL.decode(words[1]),
      let milliseconds = Int64(words[2]), let signature = Base64URL.decode(words[3])
    else { throw CredentialError.tampered(.logHead) }
    return SignedHead(
      account: account, head: EventChain.Head(index: index, hash: hash),
      at: Instant(milliseconds: milliseconds), signature: signature)
  }

  private static func text(_ signed: SignedHead) -> String {
    """
    \(signed.head.index) \(Base64URL.encode(signed.head.hash)) \(signed.at.milliseconds) \
    \(Base64URL.encode(signed.signature))

    """
  }

  private func folder() throws -> PrivateFolder {
    try PrivateFolder(making: "\(home.places.state)/heads")
  }

  private var name: String { account.description }
}
