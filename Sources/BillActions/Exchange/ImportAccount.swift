package import BillCore
package import BillCredentials
import BillStore

/// Makes an account again from its export.
///
/// The file's own key opens the file; the account's password, and its second factor where it has
/// one, open the account, as they did where it came from. Everything is unpacked beside the data
/// folder, made this installation's own as a restored backup is, and appears with one rename.
package struct ImportAccount: Sendable {
  package var path: String

  package init(path: String) { self.path = path }

  /// Asks for what opens a file of that kind.
  package typealias Secret = (SealedFile.Kind) throws -> SecureBytes

  /// What an export holds.
  package struct Content: Hashable, Sendable {
    package let heading: ExportHeading
    package let rows: Int
    package let originals: Int
  }

  /// Reads and checks the whole file; nothing is written.
  ///
  /// - throws: `ExchangeError`, `StartError.accountExists`, `.otherKindOfHome`.
  package func plan(in home: Home, secret: @escaping Secret) throws -> Content {
    try ExportReading(path: path, secret: secret).perform { line in
      if case .heading(let heading) = line { try check(heading, home) }
    }
  }

  /// Hands on the text inside the file, as it was written.
  ///
  /// - throws: `ExchangeError`.
  package func text(secret: @escaping Secret, to sink: ([UInt8]) throws -> Void) throws {
    _ = try ExportReading(path: path, secret: secret).perform { try sink($0.bytes) }
  }

  /// Makes the account.
  ///
  /// - Parameter prove: asks for the password of the account, and for a code of its second factor
  ///   where it has one.
  /// - throws: as `plan`, and `AccessError.wrongCredentials`, `.codeNeeded`, `.wrongCode`; nothing
  ///   is left behind then.
  package func perform(
    in home: Home, secret: @escaping Secret, prove: (Account, _ needsCode: Bool) throws -> Proof
  ) throws -> (account: Account, content: Content) {
    try home.underRunLock {
      let staging = try StagedRestore(home, from: .export)
      do {
        let content = try unpack(into: staging, home, secret)
        let id = content.heading.account
        let account = try staging.adopt(id, prove: prove)
        try carryPhone(content.heading, staging, home)
        try KeptHead(home, id).remove()
        try staging.publish(account: id)
        return (account, content)
      } catch {
        staging.discard()
        throw error
      }
    }
  }

  // A number that names another account here must be confirmed again before it names this one.
  private func carryPhone(_ heading: ExportHeading, _ staging: StagedRestore, _ home: Home) throws {
    guard let phone = heading.phone else { return }
    var confirmedAt = heading.phoneConfirmedAt
    do {
      _ = try home.account(phone: phone)
      confirmedAt = nil
    } catch HomeError.unknownAccount {
      // why: nobody here has it, so it counts as it did where it came from.
    }
    let books = try staging.books(of: heading.account)
    try books.write(at: home.world.now) {
      try AccountPhone(home, heading.account)
        .carry(PhoneNumber(phone), confirmedAt: confirmedAt, $0)
    }
    try books.close()
  }

  private func unpack(into staging: StagedRestore, _ home: Home, _ secret: @escaping Secret) throws
    -> Content
  {
    var staged: StagedImport?
    let content = try ExportReading(path: path, secret: secret).perform { line in
      switch line {
      case .heading(let heading):
        try check(heading, home)
        staged = try StagedImport(staging, heading.account)
      case .row(let row, let opened): try staged?.keep(row, opened, at: home.world.now)
      case .original(let sha256, let content):
        try staged?.keep(sha256, content, at: home.world.now)
      case .end: try staged?.finish(at: home.world.now)
      }
    }
    return content
  }

  private func check(_ heading: ExportHeading, _ home: Home) throws {
    guard heading.version == Books.schemaVersion else {
      throw ExchangeError.otherVersion(found: heading.version, known: Books.schemaVersion)
    }
    guard try !home.accountIDs().contains(heading.account) else {
      throw ExchangeError.isHere(heading.account)
    }
    guard try home.account(email: heading.email) == nil else {
      throw StartError.accountExists(heading.email)
    }
    if let isTest = try home.isTest(), isTest != heading.isTest {
      throw StartError.otherKindOfHome(isTestHome: isTest)
    }
  }
}
