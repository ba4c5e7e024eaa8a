import BillCore
import BillCredentials
import BillStore

/// Opens a case for somebody who cannot get in; needs no login, which is its point.
package struct OpenCase: Sendable {
  package var email: String?
  package var about: String

  package init(email: String?, about: String) {
    self.email = email
    self.about = about
  }

  /// Text of a person who proved nothing yet is kept short and on one line.
  private static let longestAbout = 120

  /// - throws: `SupportError.tooMany`, `HomeError` where it is not clear which account is meant.
  package func perform(in home: Home) throws -> SupportCase {
    let desk = try SupportDesk(home, email: email)
    let id = home.world.newID()
    let line = about.map { $0.isNewline ? " " : $0 }.prefix(OpenCase.longestAbout)
    let owner = desk.account == nil ? Base64URL.encode(desk.seed) : ""
    try desk.books.write(at: home.world.now) { writer in
      try SupportLog(desk, writer.reader).requireRoom(owner)
      try desk.record(.opened, id, desk.account == nil ? owner : String(line), writer)
    }
    return SupportCase(
      id: id, openedAt: home.world.now, state: .open(triesLeft: SupportCase.tries))
  }
}
