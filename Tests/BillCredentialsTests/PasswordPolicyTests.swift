import BillTestSupport
import Testing

@testable import BillCredentials

struct PasswordPolicyTests {
  private func verdict(_ text: String, _ words: [String] = []) throws -> PasswordVerdict {
    try PasswordPolicy.check(Samples.secret(text), userWords: words)
  }

  @Test func `long sentences and random letters are accepted`() throws {
    for password in [
      "purple otters dance at noon", "vQ8zm2Lr0tYw5KxJp", "drei Mäuse im Käseschrank",
      "лошадь скачет ночью", "犬が三匹、月の下で静かに歌っていた夜",
    ] {
      #expect(try verdict(password).weaknesses == [], "\(password)")
    }
  }

  @Test func `fourteen code points are too short and fifteen are not`() throws {
    #expect(
      try verdict("vQ8zm2Lr0tYw5K").weaknesses == [.tooShort(codePoints: 14, least: 15)])
    #expect(try verdict("vQ8zm2Lr0tYw5Kx").isAccepted)
    #expect(try verdict("äöüéèßñçåøæœđħŋ").isAccepted)
  }

  @Test func `too long is refused, never cut off`() throws {
    let long = String(repeating: "vQ8zm2Lr0tYw5Kx?", count: 16)
    #expect(try verdict(long).isAccepted)
    #expect(
      try verdict(long + "x").weaknesses == [
        .tooLong(codePoints: 257, bytes: 257, mostCodePoints: 256, mostBytes: 1024)
      ])
  }

  @Test func `bytes that are no text are refused`() throws {
    #expect(try PasswordPolicy.check(SecureBytes(copying: [0xFF])).weaknesses == [.notText])
    #expect(try verdict("vQ8zm2Lr0\0tYw5Kx").weaknesses == [.notText])
  }

  @Test func `what everybody tries is refused in every spelling`() throws {
    for password in [
      "correct horse battery staple", "Correct-Horse-Battery-Staple!", "CorrectHorseBatteryStaple1",
      "password12345678", "thisismypassword", "This is my password.", "qwertyuiopasdfghjkl",
      "iloveyousomuch2024", "1qaz2wsx3edc4rfv", "123456789012345", "to be or not to be",
    ] {
      #expect(try verdict(password).weaknesses.contains(.common), "\(password)")
    }
    #expect(CommonPasswords.list.count > 400)
    #expect(Set(CommonPasswords.list).count == CommonPasswords.list.count)
    #expect(CommonPasswords.list.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
  }

  @Test func `repeated and running characters are guessable`() throws {
    for password in [
      "aaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnopqr", "abcabcabcabcabcabc", "2024-01-012024-01-01",
    ] {
      #expect(try !verdict(password).isAccepted, "\(password)")
    }
  }

  @Test func `the user's own words count as known`() throws {
    let words = ["annalena.brockmeier@example.org", "Stadtwerke Musterhausen"]
    #expect(
      try verdict("annalena.brockmeier@example.org", words).weaknesses.contains(.ownWord))
    #expect(try verdict("AnnalenaBrockmeier", words).score < 3)
    #expect(try verdict("musterhausen2019", words).score < verdict("musterhausen2019").score)
  }

  @Test func `bits become zxcvbn's scores at its limits`() throws {
    let limits = [
      (9.96, 0), (9.97, 1), (19.93, 1), (19.94, 2), (26.57, 2), (26.58, 3),
      (33.21, 3), (33.22, 4), (0, 0), (500, 4),
    ]
    for (bits, score) in limits { #expect(PasswordPolicy.score(bits: bits) == score) }
  }

  /// The C library's dictionary is the older one of zxcvbn 1: it does not know `1qaz2wsx3edc`.
  @Test(.enabled(if: Corpus.isThere))
  func `the C library and the original agree within one score, but for one password`() throws {
    let vectors = try #require(
      try Corpus.json("vectors/dev/zxcvbn_scores.json") as? [[String: Any]])
    var farOff: [String] = []
    for vector in vectors {
      let password = try #require(vector["password"] as? String)
      let expected = try #require(vector["score"] as? Int)
      let bits = try PasswordPolicy.bits(Samples.secret(password), words: [])
      if abs(PasswordPolicy.score(bits: bits) - expected) > 1 { farOff.append(password) }
    }
    #expect(farOff == ["1qaz2wsx3edc"])
    print("corpus vectors: \(vectors.count - farOff.count) zxcvbn scores are within one")
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every password that must be refused is`() throws {
    let entries = try #require(
      try Corpus.json("passwords/dev/passwords.json") as? [[String: Any]])
    var refused = 0
    for entry in entries where entry["must_be_refused"] as? Bool == true {
      let password = try #require(entry["password"] as? String)
      #expect(try !verdict(password).isAccepted, "\(password)")
      refused += 1
    }
    print("corpus passwords: \(refused) of \(entries.count) must be refused and are")
  }
}
