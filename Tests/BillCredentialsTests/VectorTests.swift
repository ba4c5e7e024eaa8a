import BillCore
import BillTestSupport
import CSodium
import Foundation
import Testing

@testable import BillCredentials

/// Known answers from the standards and from Wycheproof.
@Suite(.enabled(if: Corpus.isThere))
struct VectorTests {
  private func vectors(_ name: String) throws -> [[String: Any]] {
    try #require(try Corpus.json("vectors/dev/\(name)") as? [[String: Any]])
  }

  private func bytes(_ vector: [String: Any], _ name: String) throws -> [UInt8] {
    try #require((vector[name] as? String).flatMap(hex))
  }

  private func number(_ vector: [String: Any], _ name: String) throws -> Int {
    try #require(vector[name] as? Int)
  }

  /// libsodium hashes with salts of 16 bytes only and the published ones have eight: its verifier
  /// of encoded strings takes any, so the vectors bind the verifier and the verifier binds our call.
  @Test func `Argon2id gives the known tags`() throws {
    var agreeing = 0
    var skipped = 0
    for vector in try vectors("argon2id.json") {
      let name = try #require(vector["name"] as? String)
      let password = SecureBytes(copying: try bytes(vector, "password_hex"))
      guard let encoded = vector["encoded"] as? String, try number(vector, "p") == 1 else {
        // libsodium knows one lane, and neither a secret nor associated data.
        let lanes = try number(vector, "p")
        let secretCount = try bytes(vector, "secret_hex").count
        print("skipped \(name): \(lanes) lanes, a secret of \(secretCount) bytes")
        skipped += 1
        continue
      }
      #expect(verifies(encoded, password))
      #expect(!verifies(encoded, SecureBytes(copying: password.copied() + [0x21])))
      agreeing += 1
    }
    print("corpus vectors: Argon2id, \(agreeing) agree, \(skipped) skipped by name")
    #expect(agreeing + skipped == 5)
    #expect(agreeing == 3)
  }

  @Test func `our Argon2id is the one the vectors bind`() throws {
    let salt = Sodium.randomBytes(16)
    let password = Samples.secret("purple otters dance at noon")
    for cost in [Argon2Cost.floor, Argon2Cost(passes: 4, memoryBytes: 65 << 20)] {
      let parts = [salt, try cost.hash(password, salt: salt).copied()].map {
        Data($0).base64EncodedString().replacing("=", with: "")
      }
      let encoded =
        "$argon2id$v=19$m=\(cost.memoryBytes >> 10),t=\(cost.passes),p=1$\(parts[0])$\(parts[1])"
      #expect(verifies(encoded, password))
    }
  }

  private func verifies(_ encoded: String, _ password: SecureBytes) -> Bool {
    password.withCharacters {
      crypto_pwhash_argon2id_str_verify(encoded, $0, UInt64(password.count)) == 0
    }
  }

  @Test func `HOTP and TOTP give the known codes`() throws {
    let file = try #require(
      try Corpus.json("vectors/dev/otp.json") as? [String: [[String: Any]]])
    var count = 0
    for (kind, vectors) in file {
      for vector in vectors {
        let algorithm = try #require(
          (vector["algorithm"] as? String).flatMap(TOTP.Algorithm.init(rawValue:)))
        let seed = SecureBytes(copying: try bytes(vector, "secret_hex"))
        let digits = try number(vector, "digits")
        let step = kind == "totp" ? Int64(try number(vector, "step")) : 30
        let factor = try #require(
          TOTP(seed: seed, algorithm: algorithm, digits: digits, stepSeconds: step))
        // A time-based code is the counter-based one of the step (RFC 6238 4).
        let seconds =
          kind == "totp"
          ? try number(vector, "time") : try number(vector, "counter") * 30
        #expect(
          try factor.code(at: Instant(seconds: Int64(seconds))) == vector["code"] as? String)
        let base32 = try #require(vector["secret_base32"] as? String)
        #expect(Base32.decode(base32) == factor.seed.copied())
        count += 1
      }
    }
    print("corpus vectors: \(count) HOTP and TOTP codes agree")
    #expect(count > 0)
  }

  @Test func `XChaCha20-Poly1305 gives the draft's answer`() throws {
    for vector in try vectors("xchacha20poly1305_draft.json") {
      let key = SecureBytes(copying: try bytes(vector, "key_hex"))
      let nonce = try bytes(vector, "nonce_hex")
      let aad = try bytes(vector, "aad_hex")
      let plaintext = SecureBytes(copying: try bytes(vector, "plaintext_hex"))
      let sealed = try bytes(vector, "ciphertext_and_tag_hex")
      #expect(Aead.seal(plaintext, aad: aad, nonce: nonce, key: key) == sealed)
      #expect(Aead.open(sealed, aad: aad, nonce: nonce, key: key) == plaintext)
    }
  }

  @Test func `XChaCha20-Poly1305 agrees with every Wycheproof case`() throws {
    let file = try #require(
      try Corpus.json("vectors/dev/wycheproof-xchacha20_poly1305_test.json") as? [String: Any])
    let groups = try #require(file["testGroups"] as? [[String: Any]])
    var valid = 0
    var refused = 0
    for test in groups.flatMap({ $0["tests"] as? [[String: Any]] ?? [] }) {
      let key = SecureBytes(copying: try bytes(test, "key"))
      let nonce = try bytes(test, "iv")
      let aad = try bytes(test, "aad")
      let sealed = try bytes(test, "ct") + bytes(test, "tag")
      let opened = Aead.open(sealed, aad: aad, nonce: nonce, key: key)
      if test["result"] as? String == "valid" {
        let message = SecureBytes(copying: try bytes(test, "msg"))
        #expect(opened == message)
        #expect(Aead.seal(message, aad: aad, nonce: nonce, key: key) == sealed)
        valid += 1
      } else {
        #expect(opened == nil)
        refused += 1
      }
    }
    print("corpus vectors: \(valid) Wycheproof cases agree, \(refused) are refused")
    #expect(valid + refused == file["numberOfTests"] as? Int)
  }
}
