import BillCore
import BillStore

/// Puts a refused password or code on record, and tells the holder when it was one too many.
struct FailedLogin {
  let home: Home
  let books: Books
  let account: Account

  /// Notes the failure of a credential after which so many attempts are left.
  ///
  /// Attempts that are refused unseen during a lock are not noted: nobody can fill the log.
  func note(_ subject: String, _ remaining: Int, _ circumstances: LoginRecord? = nil) throws {
    var record = circumstances
    record?.subject = subject
    let detail = record?.text ?? "\(subject), \(home.world.origin)"
    try books.write(at: home.world.now) { writer in
      try writer.record("login.failed", account.id, detail)
      if remaining == 0 { try writer.record("login.locked", account.id, subject) }
    }
  }
}
