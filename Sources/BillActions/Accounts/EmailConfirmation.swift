package import BillCore
import BillCredentials
import BillStore

/// Confirms that mail to an address reaches its holder: the account's own, or the one that shall
/// take its place.
package struct EmailConfirmation: Sendable {
  private let access: ReadAccess
  private let changes: IdentifierChanges

  package init(_ access: ReadAccess) {
    self.access = access
    changes = IdentifierChanges(access)
  }

  /// The address that waits for its code; nil where there is none.
  package func awaited() throws -> String? {
    if let change = try access.books.read({ try changes.awaited(.email, $0) }) { return change.new }
    return access.account.emailState == .confirmed ? nil : access.account.email
  }

  /// Sends a new code; the one before it is void, the tries it cost stay spent.
  ///
  /// - throws: `ConfirmationError.tooSoon`.
  package func send() throws -> MessageOutcome {
    let mail = try access.books.write(at: access.world.now, mail)
    return try Post(access.home).send(mail)
  }

  /// Makes a new code, and the mail that brings it, as a part of a transaction.
  ///
  /// - throws: `ConfirmationError.tooSoon`.
  func mail(_ writer: BookWriter) throws -> Message {
    let change = try changes.awaited(.email, writer.reader)
    return try CodeDelivery.mail(
      codes.make(writer), for: .confirmEmail, to: change?.new ?? access.account.email)
  }

  /// Checks a typed code and confirms the address, which becomes the account's own with it.
  ///
  /// Returns false where no address waits for a code.
  ///
  /// - throws: `ConfirmationError`.
  package func confirm(code: String) throws -> Bool {
    guard try awaited() != nil else { return false }
    var made: IdentifierChange?
    try codes.accept(code) { writer in
      made = try changes.awaited(.email, writer.reader)
      guard let made else { return try EmailConfirmation.set(.confirmed, writer) }
      try changes.make(made, writer)
    }
    if let made { try changes.tell(made) }
    return true
  }

  /// Takes the holder's word for the address of the account, unless a code came back from there.
  package static func selfAttest(_ access: MoneyAccess) throws {
    try access.books.write(at: access.world.now) { writer in
      guard try writer.reader.account()?.emailState != .confirmed else { return }
      try set(.selfAttested, writer)
    }
  }

  private var codes: SentCodes {
    SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: .confirmEmail)
  }

  private static func set(_ state: EmailState, _ writer: BookWriter) throws {
    guard var account = try writer.reader.account() else { return }
    account.emailState = state
    try writer.update(account)
    try writer.record("email.\(state.rawValue)", account.id, account.email)
  }
}

/// Why a code that was sent is not accepted, or none is sent.
package enum ConfirmationError: Error, Equatable {
  case noCodeSent
  case expired
  case wrongCode
  /// The code was used, or codes were tried too often.
  case noTriesLeft
  case tooSoon(until: Instant)
}
