import BillCore
import BillStore

/// Confirms that texts to a number reach its holder: the account's own number, or the one that
/// shall take its place.
package struct PhoneConfirmation: Sendable {
  private let access: ReadAccess
  private let changes: IdentifierChanges

  package init(_ access: ReadAccess) {
    self.access = access
    changes = IdentifierChanges(access)
  }

  /// The last digits of the number that waits for its code; nil where there is none.
  package func awaited() throws -> String? {
    try number().map { "…\($0.e164.suffix(4))" }
  }

  /// Texts a new code; the one before it is void, the tries it cost stay spent.
  ///
  /// - throws: `ConfirmationError`, `MessageError`.
  package func send() throws {
    guard let number = try number() else { throw ConfirmationError.noCodeSent }
    try CodeDelivery(access.home).require(.text)
    try CodeDelivery(access.home).send(codes, to: .text(number))
  }

  /// Checks a typed code and confirms the number.
  ///
  /// Returns false where no number waits for a code.
  ///
  /// - throws: `ConfirmationError`.
  package func confirm(code: String) throws -> Bool {
    guard let number = try number() else { return false }
    var made: IdentifierChange?
    try codes.accept(code) { writer in
      made = try changes.awaited(.phone, writer.reader)
      if let made { return try changes.make(made, writer) }
      try AccountPhone(access.home, access.account.id)
        .store(number, confirmedAt: access.world.now, writer)
    }
    if let made { try changes.tell(made) }
    return true
  }

  private func number() throws -> PhoneNumber? {
    try access.books.read { reader in
      if let change = try changes.awaited(.phone, reader) { return try PhoneNumber(change.new) }
      guard access.account.phoneConfirmedAt == nil else { return nil }
      return try AccountPhone(access.home, access.account.id).number(reader)
    }
  }

  private var codes: SentCodes {
    SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: .confirmPhone)
  }
}
