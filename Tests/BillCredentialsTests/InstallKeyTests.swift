import BillCredentials
import Testing

struct InstallKeyTests {
  private let key = InstallKey.generate()

  @Test func `a key comes back from its bytes`() {
    #expect(InstallKey(bytes: key.bytes) == key)
    #expect(InstallKey(bytes: SecureBytes(count: 31)) == nil)
    #expect(InstallKey.generate() != key)
  }

  @Test func `a MAC is good for its purpose and data only`() {
    for purpose in InstallKey.Purpose.allCases {
      let mac = key.mac(purpose, [1, 2])
      #expect(key.isGenuine(mac, purpose, [1, 2]))
      #expect(!key.isGenuine(mac, purpose, [1, 3]))
      #expect(!key.isGenuine(Array(mac.dropLast()), purpose, [1, 2]))
      #expect(!InstallKey.generate().isGenuine(mac, purpose, [1, 2]))
    }
    let macs = InstallKey.Purpose.allCases.map { key.mac($0, [1, 2]) }
    #expect(Set(macs).count == InstallKey.Purpose.allCases.count)
  }

  @Test func `a code is good for its challenge only`() throws {
    let challenge = try Samples.id(1)
    let verifier = key.codeVerifier(challenge: challenge, code: "12345678")
    #expect(key.accepts(code: "1234 5678", verifier: verifier, challenge: challenge))
    #expect(!key.accepts(code: "12345679", verifier: verifier, challenge: challenge))
    #expect(!key.accepts(code: "12345678", verifier: verifier, challenge: try Samples.id(2)))
  }

  @Test func `a phone number is recognised under one key only`() {
    #expect(key.lookupHash(phone: "x") == key.lookupHash(phone: "x"))
    #expect(key.lookupHash(phone: "x") != key.lookupHash(phone: "y"))
    #expect(key.lookupHash(phone: "x") != InstallKey.generate().lookupHash(phone: "x"))
  }

  @Test func `a small value opens at its own place only`() throws {
    let value = Samples.secret("+41 44 668 18 00")
    let owner = try Samples.id(1)
    let blob = key.seal(value, place: "phone", owner: owner)
    #expect(try key.open(blob, place: "phone", owner: owner) == value)
    #expect(throws: CredentialError.tampered(.installValue)) {
      try key.open(blob, place: "notice", owner: owner)
    }
    #expect(throws: CredentialError.tampered(.installValue)) {
      try key.open(blob, place: "phone", owner: try Samples.id(2))
    }
    for index in blob.indices {
      var flipped = blob
      flipped[index] ^= 1
      #expect(throws: CredentialError.self) {
        try key.open(flipped, place: "phone", owner: owner)
      }
    }
  }
}
