import BillCore
import BillCredentials
import BillTestSupport
import Testing

struct SessionTests {
  private let key = AccountDataKey.generate()
  private let now = Samples.now

  private func begin() throws -> (token: SessionToken, session: MoneySession) {
    let token = SessionToken.generate(id: try Samples.id(8))
    let session = try MoneySession.begin(
      token: token, account: try Samples.id(1), key: key,
      bootID: Samples.bootID, at: now)
    return (token, session)
  }

  private func open(_ session: MoneySession, _ token: SessionToken, after seconds: Int64)
    throws(CredentialError) -> AccountDataKey
  {
    try session.open(token: token, at: now.adding(seconds: seconds), bootID: Samples.bootID)
  }

  @Test func `a token survives being written and read`() throws {
    let token = SessionToken.generate(id: try Samples.id(8))
    #expect(SessionToken(token.text) == token)
    #expect(token.text.utf8.count == 66)
    for broken in ["", "AA", token.text + "A", String(token.text.dropLast()), token.text + "="] {
      #expect(SessionToken(broken) == nil)
    }
    #expect(SessionToken("B" + token.text.dropFirst()) == nil)
  }

  @Test func `base64url has one spelling for each value`() {
    var generator = SeededGenerator(seed: 7)
    for length in 0..<80 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Base64URL.encode(bytes)
      #expect(Base64URL.decode(text) == bytes, "seed 7, length \(length)")
      #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    }
    #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    #expect(Base64URL.decode("-_9") == nil)
    #expect(Base64URL.decode("A") == nil)
    #expect(Base64URL.decode("+/8=") == nil)
  }

  @Test func `a money session lasts five minutes from its last use`() throws {
    var (token, session) = try begin()
    #expect(try open(session, token, after: 299) == key)
    #expect(throws: CredentialError.sessionEnded(.idle)) { try open(session, token, after: 300) }
    session.touch(token: token, at: now.adding(seconds: 299))
    #expect(try open(session, token, after: 598) == key)
    #expect(throws: CredentialError.sessionEnded(.clockBehind)) {
      try open(session, token, after: 299 - MoneySession.slackSeconds - 1)
    }
    // Another process that was started a moment earlier.
    #expect(try open(session, token, after: 298) == key)
    let latest = session
    session.touch(token: token, at: now.adding(seconds: 298))
    #expect(session == latest && session.expires == now.adding(seconds: 599))
    #expect(throws: CredentialError.sessionEnded(.clockBehind)) {
      try open(session, token, after: -1)
    }
  }

  @Test func `a money session ends after eight hours however busy it was`() throws {
    var (token, session) = try begin()
    let end = MoneySession.longestSeconds
    session.touch(token: token, at: now.adding(seconds: end - 1))
    #expect(try open(session, token, after: end - 1) == key)
    #expect(throws: CredentialError.sessionEnded(.expired)) {
      try open(session, token, after: end)
    }
  }

  @Test func `a reboot ends a money session`() throws {
    let (token, session) = try begin()
    #expect(throws: CredentialError.sessionEnded(.rebooted)) {
      try session.open(token: token, at: now, bootID: "another boot")
    }
  }

  @Test func `another token does not open a session`() throws {
    let (_, session) = try begin()
    #expect(throws: CredentialError.wrongSecret) {
      try open(session, .generate(id: try Samples.id(8)), after: 0)
    }
    #expect(throws: CredentialError.wrongSecret) {
      try open(session, .generate(id: try Samples.id(9)), after: 0)
    }
  }

  @Test func `end, scope, boot and last use cannot be edited`() throws {
    let (token, session) = try begin()
    let later = now.adding(seconds: 1_000_000)
    let edited = [
      session.slot.with(expires: later), session.slot.with(scope: "everything"),
      session.slot.with(bootID: "another boot"), session.slot.with(created: Instant(seconds: 0)),
    ]
    for slot in edited {
      let forged = MoneySession(
        slot: slot, lastUsed: session.lastUsed, lastUsedMAC: session.lastUsedMAC)
      #expect(throws: CredentialError.tampered(.slot)) { try open(forged, token, after: 1) }
    }
    let refreshed = MoneySession(
      slot: session.slot, lastUsed: now.adding(seconds: 1), lastUsedMAC: session.lastUsedMAC)
    #expect(throws: CredentialError.tampered(.session)) { try open(refreshed, token, after: 1) }
  }

  @Test func `a read session lasts until its end or the next boot`() throws {
    let token = SessionToken.generate(id: try Samples.id(8))
    let session = ReadSession.begin(
      token: token, account: try Samples.id(1), at: now, expires: now.adding(seconds: 100),
      bootID: Samples.bootID)
    try session.verify(token: token, at: now.adding(seconds: 99), bootID: Samples.bootID)
    #expect(throws: CredentialError.sessionEnded(.expired)) {
      try session.verify(token: token, at: now.adding(seconds: 100), bootID: Samples.bootID)
    }
    #expect(throws: CredentialError.sessionEnded(.clockBehind)) {
      try session.verify(token: token, at: now.adding(seconds: -1), bootID: Samples.bootID)
    }
    #expect(throws: CredentialError.sessionEnded(.rebooted)) {
      try session.verify(token: token, at: now, bootID: "another boot")
    }
    #expect(throws: CredentialError.wrongSecret) {
      try session.verify(
        token: .generate(id: token.id), at: now, bootID: Samples.bootID)
    }
  }

  @Test func `a read session whose row was edited is refused`() throws {
    let token = SessionToken.generate(id: try Samples.id(8))
    let one = try Samples.id(1)
    let session = ReadSession.begin(
      token: token, account: one, at: now, expires: now.adding(seconds: 100),
      bootID: Samples.bootID)
    let later = now.adding(seconds: 9_999)
    let forged: [(RecordID, Instant, Instant, String, RecordID?)] = [
      (one, session.created, later, Samples.bootID, nil),
      (try Samples.id(2), session.created, session.expires, Samples.bootID, nil),
      (one, Instant(seconds: 0), session.expires, Samples.bootID, nil),
      (one, session.created, session.expires, "another boot", nil),
      (one, session.created, session.expires, Samples.bootID, one),
    ]
    for (account, created, expires, boot, device) in forged {
      let edited = ReadSession(
        id: token.id, account: account, created: created, expires: expires, bootID: boot,
        device: device, verifier: session.verifier)
      #expect(throws: CredentialError.wrongSecret) {
        try edited.verify(token: token, at: now, bootID: boot)
      }
    }
  }
}
