import Testing

@testable import BillCredentials

/// The expected values come from RFC 7693 appendix A and from Python's `hashlib.blake2b`.
struct HashingTests {
  private let key = SecureBytes(copying: Array(0..<32))

  @Test func `BLAKE2b gives the standard's hash`() throws {
    let expected =
      "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
      + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    #expect(Blake2b.hash(Array("abc".utf8), length: 64) == hex(expected))
    #expect(
      Blake2b.hash(Array("abc".utf8), key: key, length: 16)
        == hex("1a64be47e4729d951c302ee543f97cf3"))
  }

  @Test func `keys, salts and personalisations are where another reader expects them`() {
    let message = Array("billctl".utf8)
    let salt = [UInt8](repeating: 7, count: 16)
    let expected = hex("6577c976e68a4bc605f7300f594d9bc0364123530371ca8fa8b9aee0b61e301a")
    let hash = Blake2b.keyedHash(
      message, key: key, salt: salt, personalisation: "billctl.test.v1")
    let derived = Blake2b.derivedKey(
      from: key, message: message, salt: salt, personalisation: "billctl.test.v1")
    #expect(hash == expected)
    #expect(derived.copied() == expected)
    #expect(
      key.subkey(3, context: "BCaccnt_").copied()
        == hex("8d26e45d380a13a740e2bc62060f5e1f3c20b4643ec94d10e65f33d5d5a1d6c0"))
  }

  @Test func `no two lists of columns share a canonical form`() {
    let lists: [[PlainColumn]] = [
      [], [PlainColumn("a", .null)], [PlainColumn("a", .text(""))],
      [PlainColumn("a", .bytes([]))], [PlainColumn("a", .integer(0))],
      [PlainColumn("ab", .text("c"))], [PlainColumn("a", .text("bc"))],
      [PlainColumn("a", .text("b")), PlainColumn("c", .null)],
      [PlainColumn("a", .null), PlainColumn("c", .text("b"))],
      [PlainColumn("a", .null), PlainColumn("a", .null)],
    ]
    #expect(Set(lists.map(PlainColumn.canonical)).count == lists.count)
  }
}
