package import BillCore

/// Seals whole documents to an account without its data key.
///
/// One random key seals all documents of a run, and its box to the account stands in front of each,
/// so that every document opens by itself: `0x01` format, length of the box (u16 big-endian), box,
/// nonce (24), ciphertext, tag (16). Like any box it proves nothing about who made it.
package struct DocumentBox: Sendable {
  static let format: UInt8 = 1
  static let headerLength = 3

  private let account: RecordID
  private let key: SecureBytes
  private let boxedKey: [UInt8]

  /// Makes the key of one run; nil when the public key is not one.
  package init?(account: RecordID, publicKey: [UInt8]) {
    let key = SecureBytes(random: Aead.keyLength)
    guard
      let boxedKey = AccountKeys.boxSeal(
        key, for: DocumentBox.keyContext(account), publicKey: publicKey)
    else { return nil }
    self.account = account
    self.key = key
    self.boxedKey = boxedKey
  }

  /// Seals a document under its name, which it opens under and no other.
  package func seal(_ document: [UInt8], named name: String) -> [UInt8] {
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    var message = CanonicalBytes()
    message.append(DocumentBox.format)
    message.append(UInt16(boxedKey.count))
    message.append(fixed: boxedKey)
    message.append(fixed: nonce)
    let aad = DocumentBox.associatedData(account, name)
    return message.bytes + Aead.seal(document, aad: aad, nonce: nonce, key: key)
  }

  static func keyContext(_ account: RecordID) -> RowContext {
    RowContext(
      table: "original", group: "key", account: account, row: account, version: 1, columns: [])
  }

  static func associatedData(_ account: RecordID, _ name: String) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLdocu1")
    message.append(fixed: account.bytes)
    message.append(name)
    return message.bytes
  }
}

extension AccountKeys {
  /// Opens a document that was sealed to this account under that name.
  ///
  /// Throws `.malformed` or `.tampered(.boxedValue)`.
  package func openDocument(_ box: [UInt8], named name: String) throws(CredentialError) -> [UInt8] {
    let header = DocumentBox.headerLength
    guard box.count > header, box[0] == DocumentBox.format else { throw .malformed(.boxedValue) }
    let keyEnd = header + Int(box[1]) << 8 + Int(box[2])
    let nonceEnd = keyEnd + Aead.nonceLength
    guard box.count >= nonceEnd + Aead.tagLength else { throw .malformed(.boxedValue) }
    let key = try boxOpen(Array(box[header..<keyEnd]), for: DocumentBox.keyContext(account))
    let opened = Aead.open(
      Array(box[nonceEnd...]), aad: DocumentBox.associatedData(account, name),
      nonce: Array(box[keyEnd..<nonceEnd]), key: key)
    guard let opened else { throw .tampered(.boxedValue) }
    return opened.copied()
  }
}
