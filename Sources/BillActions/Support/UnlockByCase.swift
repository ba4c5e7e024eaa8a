import BillCore
import BillCredentials
import BillStore

/// What a verified case can do, once: lift a lock, send the code again that confirms the address,
/// or let the holder recover the account without the recovery key.
///
/// It opens no key and shows nothing; whoever comes in then still needs the password.
package struct UnlockByCase: Sendable {
  /// What can be unlocked.
  package enum Subject: String, Hashable, Sendable, CaseIterable {
    /// The locks after wrong passwords and codes.
    case lock
    /// A new code to the address that is to be confirmed.
    case resend
    /// A day in which `account recover` takes the mailed code alone.
    case recovery
  }

  package var text: String
  package var subject: Subject

  package init(_ text: String, _ subject: Subject) {
    self.text = text
    self.subject = subject
  }

  /// - throws: `LookupError`, `SupportError.wrongState`, `ConfirmationError.tooSoon`,
  ///   `AccessError.tampered`.
  package func perform(in home: Home) throws -> SupportCase {
    let (desk, found) = try SupportDesk.find(text, in: home)
    guard case .verified = found.state, let account = desk.account else {
      throw SupportError.wrongState(found.state)
    }
    let mail = try desk.books.write(at: home.world.now) { writer in
      let current = try SupportLog(desk, writer.reader).cases.first { $0.id == found.id }
      guard let current, case .verified = current.state else {
        throw SupportError.wrongState(current?.state ?? .expired)
      }
      try desk.record(.unlocked, found.id, subject.rawValue, writer)
      return try unlock(
        found.id, ReadAccess(home: home, books: desk.books, account: account), writer)
    }
    if let mail { _ = try Post(home).send(mail) }
    return SupportCase(id: found.id, openedAt: found.openedAt, state: .used)
  }

  // Returns the mail that is left to send.
  private func unlock(_ id: RecordID, _ access: ReadAccess, _ writer: BookWriter) throws -> Message?
  {
    switch subject {
    case .lock:
      try Attempts.begin(
        writer, books: access.books, account: access.account.id,
        installKey: access.home.installKey())
    case .resend: return try EmailConfirmation(access).mail(writer)
    case .recovery:
      try RecoveryPermit(access.home, access.account.id).give(because: id, writer)
    }
    return nil
  }
}

extension UnlockByCase.Subject {
  /// What is done, as a sentence goes on.
  package var words: String {
    switch self {
    case .lock: "the lock after wrong passwords or codes was lifted"
    case .resend: "the code that confirms the address was sent again"
    case .recovery: "the account can be recovered without its recovery key for a day"
    }
  }
}
