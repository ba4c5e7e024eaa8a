import BillCore
import BillCredentials
import BillStore

/// Where the cases of an account are kept, or those of an address that has none here.
///
/// An address without an account gets cases, questions and tries as any other one does; only no
/// answer is ever right. Its cases are kept in books of their own.
struct SupportDesk {
  let home: Home
  let books: Books
  /// The account; nil for addresses that have none.
  let account: Account?
  /// What the decoys are drawn from, the same for all cases of one address.
  let seed: [UInt8]

  /// The desk of the account that is meant.
  ///
  /// - throws: `HomeError` where that is not clear, or where no account lives at all.
  init(_ home: Home, email: String?) throws {
    guard let email, try !home.isEmpty && home.account(email: email) == nil else {
      try self.init(home, home.account(named: email))
      return
    }
    let name = try Array(EmailAddress(email).normalized.utf8)
    try self.init(strangers: home, seed: home.installKey().mac(.support, name))
  }

  private init(_ home: Home, _ id: RecordID) throws {
    self.home = home
    books = try home.books(of: id)
    account = try books.read { try $0.account() }
    seed = id.bytes
  }

  private init(strangers home: Home, seed: [UInt8]) throws {
    self.home = home
    self.seed = seed
    account = nil
    books = try Strangers(home).books()
  }

  /// Every desk of the home.
  static func all(_ home: Home) throws -> [SupportDesk] {
    let desks = try home.accountIDs().map { try SupportDesk(home, $0) }
    guard !desks.isEmpty else { throw HomeError.noAccount }
    return try desks + [SupportDesk(strangers: home, seed: [])]
  }

  /// The desk and the case of an id or a beginning of one.
  ///
  /// - throws: `LookupError`, `AccessError.tampered`.
  static func find(_ text: String, in home: Home) throws -> (SupportDesk, SupportCase) {
    let cases = try all(home).flatMap { desk in
      try desk.books.read { try SupportLog(desk, $0).cases }.map { (desk, $0) }
    }
    let found = try Lookup.choose(
      text, from: cases, kind: "case", id: { $0.1.id }, describe: { $0.1.openedAt.description })
    return (try found.0.seated(at: found.1), found.1)
  }

  // The seed of an address without an account is kept with its case.
  private func seated(at found: SupportCase) throws -> SupportDesk {
    let name = try books.read { reader in
      try EventLog.check(home, account?.id ?? Strangers.account, reader)
      return try reader.events(limit: .max, kindPrefix: SupportLog.Kind.opened.rawValue)
        .first { $0.subject == found.id }?.detail
    }
    guard account == nil, let seed = name.flatMap({ Base64URL.decode($0) }) else { return self }
    return try SupportDesk(strangers: home, seed: seed)
  }

  /// Appends a step to the log.
  func record(_ kind: SupportLog.Kind, _ id: RecordID, _ detail: String, _ writer: BookWriter)
    throws
  {
    try writer.record(kind.rawValue, id, detail)
  }
}
