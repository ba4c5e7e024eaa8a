package import BillCore
import BillCredentials
import BillStore

/// Confirms that mail to the account's address reaches its holder.
package struct EmailConfirmation: Sendable {
  private let access: ReadAccess
  private static let purpose = "confirm-email"
  /// A new code may be asked for after this many seconds.
  private static let pauseSeconds: Int64 = 60

  package init(_ access: ReadAccess) { self.access = access }

  /// Sends a new code; the one before it is void, the tries it cost stay spent while it would hold.
  ///
  /// - throws: `ConfirmationError.tooSoon`.
  package func send() throws -> MessageOutcome {
    let world = access.world
    let last = try access.books.read { try $0.challenge(EmailConfirmation.purpose) }
    let spentTries = try tries(of: last)
    let code = OneTimeCode.generate()
    let id = world.newID()
    var challenge = CodeChallenge(
      id: id, purpose: EmailConfirmation.purpose,
      verifier: try access.home.installKey().codeVerifier(challenge: id, code: code),
      createdAt: world.now,
      expiresAt: world.now.adding(seconds: OneTimeCode.lifetimeSeconds))
    challenge.tries = spentTries
    try access.books.write(at: world.now) { try $0.insert(challenge) }
    return try Post(access.home).send(message(code))
  }

  // A resend must not give five more guesses.
  private func tries(of last: CodeChallenge?) throws -> Int {
    let now = access.world.now
    guard let last, last.usedAt == nil, now < last.expiresAt else { return 0 }
    let pause = last.createdAt.adding(seconds: EmailConfirmation.pauseSeconds)
    guard now >= pause else { throw ConfirmationError.tooSoon(until: pause) }
    guard last.tries < OneTimeCode.tries else {
      throw ConfirmationError.tooSoon(until: last.expiresAt)
    }
    return last.tries
  }

  /// Checks a typed code and confirms the address.
  ///
  /// Returns false where the address was confirmed before.
  ///
  /// - throws: `ConfirmationError`.
  package func confirm(code: String) throws -> Bool {
    guard access.account.emailState != .confirmed else { return false }
    let world = access.world
    guard let challenge = try access.books.read({ try $0.challenge(EmailConfirmation.purpose) })
    else { throw ConfirmationError.noCodeSent }
    guard world.now < challenge.expiresAt else { throw ConfirmationError.expired }
    let charged = try access.books.write(at: world.now) {
      try $0.chargeTry(of: challenge.id, limit: OneTimeCode.tries)
    }
    guard charged else { throw ConfirmationError.noTriesLeft }
    let key = try access.home.installKey()
    guard key.accepts(code: code, verifier: challenge.verifier, challenge: challenge.id) else {
      throw ConfirmationError.wrongCode
    }
    try access.books.write(at: world.now) { writer in
      guard try writer.use(challenge: challenge.id) else { throw ConfirmationError.noTriesLeft }
      try set(.confirmed, writer)
    }
    return true
  }

  /// Takes the holder's word for the address.
  package func selfAttest() throws {
    try access.books.write(at: access.world.now) { try set(.selfAttested, $0) }
  }

  private func set(_ state: EmailState, _ writer: BookWriter) throws {
    guard var account = try writer.reader.account() else { return }
    account.emailState = state
    try writer.update(account)
    try writer.record("email.\(state.rawValue)", account.id, account.email)
  }

  private func message(_ code: String) -> Message {
    Message(
      to: access.account.email, subject: "Your billctl code: confirm your address",
      body: """
        The code that confirms this address for billctl is

            \(code)

        It holds for 10 minutes. Then: billctl account confirm CODE

        If you did not ask for it, somebody typed your address by mistake; ignore this mail.
        """,
      lapseSeconds: OneTimeCode.lifetimeSeconds)
  }
}

/// Why an address was not confirmed.
package enum ConfirmationError: Error, Equatable {
  case noCodeSent
  case expired
  case wrongCode
  case noTriesLeft
  case tooSoon(until: Instant)
}
