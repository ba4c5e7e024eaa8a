import BillCore
import BillCredentials
import BillTestSupport
import Foundation
import Testing

struct TOTPTests {
  @Test func `only the step itself and its neighbours are accepted, and none twice`() throws {
    let factor = TOTP.generate()
    let now = Samples.now
    let step = try #require(factor.step(at: now))
    for offset in Int64(-2)...2 {
      let code = try factor.code(at: now.adding(seconds: offset * 30))
      let accepted = try factor.verify(code, at: now, lastStep: nil)
      #expect(accepted == (abs(offset) <= 1 ? step + offset : nil))
      guard let accepted else { continue }
      #expect(try factor.verify(code, at: now, lastStep: accepted) == nil)
      #expect(try factor.verify(code, at: now, lastStep: accepted + 5) == nil)
    }
  }

  @Test func `a code of an older step is refused once a newer one was used`() throws {
    let factor = TOTP.generate()
    let older = try factor.code(at: Samples.now.adding(seconds: -30))
    let newer = try factor.code(at: Samples.now)
    let used = try factor.verify(newer, at: Samples.now, lastStep: nil)
    #expect(used != nil)
    #expect(try factor.verify(older, at: Samples.now, lastStep: used) == nil)
  }

  @Test func `what is not the code is refused`() throws {
    let factor = TOTP.generate()
    let code = try factor.code(at: Samples.now)
    for wrong in ["", "0", code + "0", String(code.dropLast()), "abcdef", String(code.dropFirst())]
    {
      #expect(try factor.verify(wrong, at: Samples.now, lastStep: nil) == nil)
    }
    let spaced = "\(code.prefix(3)) \(code.suffix(3))"
    #expect(try factor.verify(spaced, at: Samples.now, lastStep: nil) != nil)
  }

  @Test func `before the first step nothing is accepted and nothing traps`() throws {
    let factor = TOTP.generate()
    let first = Instant(seconds: 0)
    #expect(try factor.verify(factor.code(at: first), at: first, lastStep: nil) == 0)
    #expect(try factor.verify("000000", at: Instant(seconds: -1), lastStep: nil) == nil)
  }

  @Test func `odd digits and steps are no factor`() {
    let seed = SecureBytes(random: 20)
    #expect(TOTP(seed: seed, digits: 5) == nil)
    #expect(TOTP(seed: seed, digits: 9) == nil)
    #expect(TOTP(seed: seed, stepSeconds: 0) == nil)
    #expect(TOTP(seed: SecureBytes(count: 0)) == nil)
  }

  @Test func `the URI is one that others can take apart`() throws {
    let factor = TOTP.generate()
    let text = factor.uri(issuer: "Bills & Co", account: "zoë+x@example.org")
    let parts = try #require(URLComponents(string: text))
    #expect(parts.scheme == "otpauth")
    #expect(parts.host == "totp")
    #expect(parts.path == "/Bills & Co:zoë+x@example.org")
    let items = Dictionary(
      uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
    #expect(items["issuer"] == "Bills & Co")
    #expect(items["secret"].flatMap { Base32.decode($0) } == factor.seed.copied())
    #expect(items["algorithm"] == "SHA1")
    #expect(items["digits"] == "6")
    #expect(items["period"] == "30")
    #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  /// The corpus also has counters (HOTP) and one label without an account, which are not ours.
  @Test(.enabled(if: Corpus.isThere))
  func `the URI says what those of other programs say`() throws {
    let uris = try #require(try Corpus.json("vectors/dev/otpauth_uris.json") as? [String])
    var agreeing = 0
    for theirs in try uris.map({ try #require(URLComponents(string: $0)) }) {
      let label = theirs.path.dropFirst().split(separator: ":", maxSplits: 1)
      guard theirs.host == "totp", label.count == 2 else { continue }
      let stated = TOTPTests.items(theirs)
      let seed = try #require(stated["secret"].flatMap { Base32.decode($0.uppercased()) })
      let algorithm = try #require(TOTP.Algorithm(rawValue: stated["algorithm"] ?? "SHA1"))
      let factor = try #require(
        TOTP(
          seed: SecureBytes(copying: seed), algorithm: algorithm,
          digits: stated["digits"].flatMap { Int($0) } ?? 6,
          stepSeconds: stated["period"].flatMap { Int64($0) } ?? 30))
      let text = factor.uri(issuer: String(label[0]), account: String(label[1]))
      let ours = try #require(URLComponents(string: text))
      #expect(ours.path == theirs.path && ours.host == theirs.host)
      let written = TOTPTests.items(ours)
      for (name, value) in stated {
        #expect(written[name]?.lowercased() == value.lowercased(), "\(name) of \(theirs)")
      }
      agreeing += 1
    }
    print("corpus vectors: otpauth, \(agreeing) of \(uris.count) agree, the others are not ours")
    #expect(agreeing == 6 && uris.count == 13)
  }

  private static func items(_ parts: URLComponents) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
  }

  @Test(.enabled(if: Tool("oathtool") != nil))
  func `oathtool gives the same codes`() throws {
    let tool = try #require(Tool("oathtool"))
    for algorithm in TOTP.Algorithm.allCases {
      for digits in 6...8 {
        let seed = SecureBytes(random: 32)
        let factor = try #require(TOTP(seed: seed, algorithm: algorithm, digits: digits))
        let hexSeed = seed.copied().map { String(format: "%02x", $0) }.joined()
        let now = "\(Samples.now)".replacing("T", with: " ").replacing("Z", with: " UTC")
        let result = try tool.run(
          ["--totp=\(algorithm.rawValue)", "-d\(digits)", "-N", now, hexSeed])
        let code = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try factor.code(at: Samples.now) == code)
      }
    }
  }
}
