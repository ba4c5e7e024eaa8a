import BillCore
import BillCredentials
import BillStore

/// The code by mail or text message that recovery begins with.
///
/// A new code voids the one before; the tries that one cost stay spent while it would hold, so
/// that asking again brings no more guesses. It works alike for an address without an account.
struct RecoveryChallenge {
  private let home: Home
  private let books: Books
  private let purpose: String

  init(_ home: Home, _ books: Books, purpose: String = "recover") {
    self.home = home
    self.books = books
    self.purpose = purpose
  }

  /// A new code may be asked for after this many seconds.
  static let pauseSeconds: Int64 = 60
  /// How many codes are sent in an hour.
  static let perHour = 5

  /// A fresh code; nil where one was sent a moment ago, or its tries are spent, or too many went
  /// out within the hour.
  func issue() throws -> String? {
    let (now, id) = (home.world.now, home.world.newID())
    let code = OneTimeCode.generate()
    let verifier = try home.installKey().codeVerifier(challenge: id, code: code)
    return try books.write(at: now) { writer in
      let last = try writer.reader.challenge(purpose)
      let live = last.flatMap { $0.usedAt == nil && now < $0.expiresAt ? $0 : nil }
      if let live,
        live.tries >= OneTimeCode.tries
          || now
            < live.createdAt.adding(
              seconds: RecoveryChallenge.pauseSeconds)
      {
        return nil
      }
      let sent = try writer.reader.events(limit: 50, kindPrefix: "code.sent").filter {
        $0.detail == purpose && now < $0.at.adding(seconds: 3600)
      }
      guard sent.count < RecoveryChallenge.perHour else { return nil }
      var challenge = CodeChallenge(
        id: id, purpose: purpose, verifier: verifier, createdAt: now,
        expiresAt: now.adding(seconds: OneTimeCode.lifetimeSeconds))
      challenge.tries = live?.tries ?? 0
      try writer.insert(challenge)
      return code
    }
  }

  /// The challenge a typed code answers, after a try of it was charged; nil for a code that is
  /// wrong, too old, used or was never sent.
  func accept(_ code: String) throws -> RecordID? {
    let now = home.world.now
    let key = try home.installKey()
    let challenge = try books.write(at: now) { writer -> CodeChallenge? in
      guard let challenge = try writer.reader.challenge(purpose), now < challenge.expiresAt,
        try writer.chargeTry(of: challenge.id, limit: OneTimeCode.tries)
      else { return nil }
      return challenge
    }
    guard let challenge,
      key.accepts(code: code, verifier: challenge.verifier, challenge: challenge.id)
    else { return nil }
    return challenge.id
  }
}
