import BillCore
import BillCredentials
import Testing

struct KeySlotTests {
  private let key = AccountDataKey.generate()
  private let password = Samples.secret("purple otters dance at noon")

  private func passwordSlot() throws -> KeySlot {
    try KeySlot.make(
      password: password, cost: .floor, id: try Samples.id(5), account: try Samples.id(1),
      key: key, at: Samples.now)
  }

  @Test func `the right password opens its slot and another does not`() throws {
    let slot = try passwordSlot()
    #expect(try slot.open(password: password) == key)
    #expect(throws: CredentialError.wrongSecret) {
      try slot.open(password: Samples.secret("purple otters dance at noom"))
    }
  }

  @Test func `an account that does not exist is refused like a wrong password`() throws {
    let clock = ContinuousClock()
    let slot = try passwordSlot()
    let wrong = Samples.secret("a wrong password of some length")
    let real = clock.measure {
      #expect(throws: CredentialError.wrongSecret) { try slot.open(password: wrong) }
    }
    let none = clock.measure {
      #expect(throws: CredentialError.wrongSecret) {
        try KeySlot.refuse(password: wrong, cost: .floor)
      }
    }
    // Other tests share the processors; the same order is what a test can promise.
    #expect(none > real / 8 && real > none / 8)
  }

  @Test func `composed and decomposed letters are the same password`() throws {
    let composed = Samples.secret("\u{FC}ber f\u{FC}nfzehn Zeichen \u{FB01}")
    let decomposed = Samples.secret("u\u{308}ber fu\u{308}nfzehn Zeichen fi")
    let slot = try KeySlot.make(
      password: composed, cost: .floor, id: try Samples.id(5), account: try Samples.id(1),
      key: key, at: Samples.now)
    #expect(try slot.open(password: decomposed) == key)
  }

  @Test func `bytes that are no text are no password`() throws {
    for bytes in [[0xC3], [0xFF, 0xFE], [0x61, 0x00, 0x62], [0xC3, 0xBC, 0x00]] as [[UInt8]] {
      #expect(throws: CredentialError.notText) {
        try KeySlot.make(
          password: SecureBytes(copying: bytes), cost: .floor, id: try Samples.id(5),
          account: try Samples.id(1), key: key, at: Samples.now)
      }
    }
  }

  @Test func `parameters below the floor or above the ceiling are refused before any work`()
    throws
  {
    let slot = try passwordSlot()
    let bad = [
      Argon2Cost(passes: 2, memoryBytes: 64 << 20), Argon2Cost(passes: 3, memoryBytes: 8 << 10),
      Argon2Cost(passes: 3, memoryBytes: (64 << 20) - 1),
      Argon2Cost(passes: 11, memoryBytes: 64 << 20),
      Argon2Cost(passes: 3, memoryBytes: (1 << 30) + 1),
      Argon2Cost(passes: 3, memoryBytes: 64 << 30), Argon2Cost(passes: 0, memoryBytes: 0),
      Argon2Cost(passes: .max, memoryBytes: .max),
    ]
    for cost in bad {
      let refusal = CredentialError.costOutOfRange(
        passes: cost.passes, memoryBytes: cost.memoryBytes)
      #expect(throws: refusal) { try slot.with(cost: cost).open(password: password) }
      #expect(throws: refusal) {
        try KeySlot.make(
          password: password, cost: cost, id: slot.id, account: slot.account, key: key,
          at: Samples.now)
      }
    }
    for cost in [Argon2Cost.standard, .floor, .ceiling] { #expect(cost.isAcceptable) }
    #expect(throws: CredentialError.malformed(.slot)) {
      try slot.with(cost: .some(nil)).open(password: password)
    }
  }

  @Test func `a changed slot is told from a wrong password`() throws {
    let slot = try passwordSlot()
    #expect(throws: CredentialError.tampered(.slot)) {
      try slot.with(created: Instant(seconds: 0)).open(password: password)
    }
    #expect(throws: CredentialError.tampered(.slot)) {
      try slot.with(id: try Samples.id(6)).open(password: password)
    }
    #expect(throws: CredentialError.tampered(.slot)) {
      try slot.with(ciphertext: Array(slot.ciphertext.reversed())).open(password: password)
    }
    #expect(throws: CredentialError.wrongSecret) {
      try slot.with(account: try Samples.id(7)).open(password: password)
    }
  }

  @Test func `a recovery key opens its slot and no other kind`() throws {
    let recovery = RecoveryKey.generate()
    let slot = try KeySlot.make(
      recoveryKey: recovery, id: try Samples.id(5), account: try Samples.id(1), key: key,
      at: Samples.now)
    let typed = try #require(RecoveryKey(recovery.text.lowercased()))
    #expect(try slot.open(recoveryKey: typed) == key)
    #expect(throws: CredentialError.wrongSecret) { try slot.open(recoveryKey: .generate()) }
    #expect(throws: CredentialError.malformed(.slot)) { try slot.open(password: password) }
  }

  @Test func `every flipped bit of a recovery slot is refused`() throws {
    let recovery = RecoveryKey.generate()
    let slot = try KeySlot.make(
      recoveryKey: recovery, id: try Samples.id(5), account: try Samples.id(1), key: key,
      at: Samples.now)
    for (part, count) in [(0, 16), (1, 32), (2, 24), (3, 48)] {
      for bit in 0..<(count * 8) {
        var parts = [slot.salt, slot.commitment, slot.nonce, slot.ciphertext]
        parts[part][bit / 8] ^= 1 << UInt8(bit % 8)
        let edited = slot.with(
          salt: parts[0], commitment: parts[1], nonce: parts[2], ciphertext: parts[3])
        #expect(throws: part < 2 ? CredentialError.wrongSecret : .tampered(.slot)) {
          try edited.open(recoveryKey: recovery)
        }
      }
    }
  }
}

extension KeySlot {
  /// The slot after somebody edited its row.
  func with(
    id: RecordID? = nil, account: RecordID? = nil, cost: Argon2Cost?? = .none,
    salt: [UInt8]? = nil, commitment: [UInt8]? = nil, nonce: [UInt8]? = nil,
    ciphertext: [UInt8]? = nil, created: Instant? = nil, expires: Instant? = nil,
    scope: String? = nil, bootID: String? = nil
  ) -> KeySlot {
    KeySlot(
      id: id ?? self.id, kind: kind, account: account ?? self.account, epoch: epoch,
      derivation: derivation, cost: cost ?? self.cost, salt: salt ?? self.salt,
      commitment: commitment ?? self.commitment, nonce: nonce ?? self.nonce,
      ciphertext: ciphertext ?? self.ciphertext, created: created ?? self.created,
      expires: expires ?? self.expires, scope: scope ?? self.scope, bootID: bootID ?? self.bootID)
  }
}
