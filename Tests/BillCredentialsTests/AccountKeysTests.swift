import BillCore
import BillCredentials
import Testing

struct AccountKeysTests {
  private let key = AccountDataKey.generate()

  @Test func `key pairs come back from their record`() throws {
    let (keys, record) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let opened = try AccountKeys(record, key: key)
    #expect(opened.signingPublicKey == keys.signingPublicKey)
    #expect(opened.boxPublicKey == keys.boxPublicKey)
    let signature = opened.sign([1, 2, 3], .logHead)
    #expect(
      SigningKey.isGenuine(
        signature, of: [1, 2, 3], .logHead, publicKey: record.signingPublicKey))
    let newer = AccountDataKey.generate(epoch: 2)
    let rewrapped = try AccountKeys(keys.record(under: newer), key: newer)
    #expect(rewrapped.signingPublicKey == keys.signingPublicKey)
  }

  @Test func `an exchanged or edited key pair is refused`() throws {
    let (keys, record) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let (_, other) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let forged = [
      record.with(boxPublicKey: other.boxPublicKey),
      record.with(signingPublicKey: other.signingPublicKey),
      record.with(boxSecret: other.boxSecret), record.with(signingSecret: other.signingSecret),
      record.with(boxSecret: record.signingSecret), record.with(boxSecret: []),
      record.with(account: try Samples.id(2)),
      keys.record(under: .generate()),
    ]
    for record in forged {
      #expect(throws: CredentialError.tampered(.accountKeys)) {
        try AccountKeys(record, key: key)
      }
    }
  }

  @Test func `a signature is good for its message and key only`() throws {
    let (keys, _) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let (others, _) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let signature = keys.sign([1, 2, 3], .logHead)
    #expect(
      SigningKey.isGenuine(
        signature, of: [1, 2, 3], .logHead, publicKey: keys.signingPublicKey))
    #expect(
      !SigningKey.isGenuine(
        signature, of: [1, 2, 4], .logHead, publicKey: keys.signingPublicKey))
    #expect(
      !SigningKey.isGenuine(
        signature, of: [1, 2, 3], .logHead, publicKey: others.signingPublicKey))
    for bit in 0..<512 {
      var flipped = signature
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(
        !SigningKey.isGenuine(
          flipped, of: [1, 2, 3], .logHead, publicKey: keys.signingPublicKey))
    }
    #expect(!SigningKey.isGenuine([], of: [], .logHead, publicKey: []))
  }

  @Test func `what comes in without the key joins its own row only`() throws {
    let (keys, record) = AccountKeys.generate(account: try Samples.id(1), key: key)
    let value = Samples.secret("DE75512108001245126199")
    let row = try Samples.row()
    let box = try #require(AccountKeys.boxSeal(value, for: row, publicKey: record.boxPublicKey))
    #expect(try keys.boxOpen(box, for: row) == value)
    #expect(throws: CredentialError.tampered(.boxedValue)) {
      try keys.boxOpen(box, for: try Samples.row(row: 9))
    }
    let (others, _) = AccountKeys.generate(account: try Samples.id(1), key: key)
    #expect(throws: CredentialError.tampered(.boxedValue)) {
      try others.boxOpen(box, for: row)
    }
    for index in box.indices {
      var flipped = box
      flipped[index] ^= 0x40
      #expect(throws: CredentialError.tampered(.boxedValue)) {
        try keys.boxOpen(flipped, for: row)
      }
    }
    #expect(throws: CredentialError.malformed(.boxedValue)) { try keys.boxOpen([], for: row) }
    #expect(AccountKeys.boxSeal(value, for: row, publicKey: [1]) == nil)
  }
}

extension AccountKeyRecord {
  /// The record after somebody edited its row.
  fileprivate func with(
    account: RecordID? = nil, boxPublicKey: [UInt8]? = nil, boxSecret: [UInt8]? = nil,
    signingPublicKey: [UInt8]? = nil, signingSecret: [UInt8]? = nil
  ) -> AccountKeyRecord {
    AccountKeyRecord(
      account: account ?? self.account, boxPublicKey: boxPublicKey ?? self.boxPublicKey,
      boxSecret: boxSecret ?? self.boxSecret,
      signingPublicKey: signingPublicKey ?? self.signingPublicKey,
      signingSecret: signingSecret ?? self.signingSecret)
  }
}
