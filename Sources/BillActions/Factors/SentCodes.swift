import BillCore
import BillCredentials
import BillStore

/// The one-time codes of one purpose that are sent by mail or text.
///
/// Eight digits, good for ten minutes, once; each try is charged, in a transaction of its own,
/// before it is looked at; five failures lock however many codes were sent.
struct SentCodes {
  let home: Home
  let books: Books
  let account: RecordID
  let purpose: CodePurpose
  /// Whose they are in the books of addresses without an account.
  var stranger: String?

  /// What the log calls them.
  private var topic: String { stranger.map { "\(purpose.rawValue)@\($0)" } ?? purpose.rawValue }

  private var now: Instant { home.world.now }

  /// Makes a code; the one before it is void.
  ///
  /// - throws: `ConfirmationError.tooSoon`, `AccessError.tampered`.
  func make() throws -> String { try books.write(at: now) { try make($0) } }

  /// The same where nobody is told: nil where a code was made a moment ago, which stands.
  func makeUnlessRecent() throws -> String? {
    do {
      return try make()
    } catch ConfirmationError.tooSoon {
      return nil
    }
  }

  /// The same as a part of a transaction.
  func make(_ writer: BookWriter) throws -> String {
    try EventLog.check(home, account, writer.reader)
    if let end = try CodeRecord(writer.reader, topic).pause(at: now) {
      throw ConfirmationError.tooSoon(until: end)
    }
    let code = OneTimeCode.generate()
    let id = home.world.newID()
    let verifier = try home.installKey().codeVerifier(challenge: id, code: code)
    try writer.insert(
      CodeChallenge(
        id: id, purpose: topic, verifier: verifier, createdAt: now,
        expiresAt: now.adding(seconds: OneTimeCode.lifetimeSeconds)))
    return code
  }

  /// Accepts a typed code once, and makes the change it is for in the same transaction.
  ///
  /// - throws: `ConfirmationError`, `AccessError.tampered`.
  func accept(_ typed: String, then change: (BookWriter) throws -> Void = { _ in }) throws {
    let challenge = try check(typed)
    try books.write(at: now) { writer in
      try use(challenge, writer)
      try change(writer)
    }
  }

  /// Charges a try and looks at a typed code; returns what `use` uses up.
  ///
  /// - throws: `ConfirmationError`, `AccessError.tampered`.
  func check(_ typed: String) throws -> RecordID {
    let challenge = try books.write(at: now, charge)
    let key = try home.installKey()
    guard key.accepts(code: typed, verifier: challenge.verifier, challenge: challenge.id) else {
      throw ConfirmationError.wrongCode
    }
    return challenge.id
  }

  /// Uses up a code that was right, as a part of the transaction that makes the change it is for.
  ///
  /// - throws: `ConfirmationError.noTriesLeft` where it was used or became void meanwhile.
  func use(_ challenge: RecordID, _ writer: BookWriter) throws {
    let record = try CodeRecord(writer.reader, topic)
    guard record.isOpen, record.last?.id == challenge, try writer.use(challenge: challenge)
    else { throw ConfirmationError.noTriesLeft }
    try writer.record("code.accepted", challenge, topic)
  }

  private func charge(_ writer: BookWriter) throws -> CodeChallenge {
    try EventLog.check(home, account, writer.reader)
    let record = try CodeRecord(writer.reader, topic)
    guard let last = record.last else { throw ConfirmationError.noCodeSent }
    guard now < last.at.adding(seconds: OneTimeCode.lifetimeSeconds) else {
      throw ConfirmationError.expired
    }
    guard record.isOpen, record.allowsTry(at: now),
      let challenge = try writer.reader.challenge(topic), challenge.id == last.id,
      try writer.chargeTry(of: challenge.id, limit: OneTimeCode.tries)
    else { throw ConfirmationError.noTriesLeft }
    try writer.record("code.tried", challenge.id, topic)
    return challenge
  }

  /// Makes the code that was sent last void, where it still counts.
  func void() throws { try books.write(at: now) { try SentCodes.void([purpose], $0) } }

  /// Makes codes that prove a person void, because the way they were sent is no longer his.
  static func voidProofs(_ writer: BookWriter) throws { try void(CodePurpose.proofs, writer) }

  /// Makes the open codes of some purposes void.
  static func void(_ purposes: [CodePurpose], _ writer: BookWriter) throws {
    for purpose in purposes where try CodeRecord(writer.reader, purpose.rawValue).isOpen {
      try writer.record("code.void", nil, purpose.rawValue)
    }
  }
}
