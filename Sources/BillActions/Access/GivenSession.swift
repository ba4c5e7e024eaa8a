import BillCore
import BillCredentials
import BillStore

/// The session that `BILLCTL_SESSION` names, in place of the one that is kept on this machine.
struct GivenSession {
  /// The account it belongs to.
  let account: RecordID
  let tokens: SessionFile.Tokens
}

extension Home {
  /// The session that was given; nil where none was.
  ///
  /// - throws: `AccessError.wrongSession` for one that was never begun here, `.givenSessionEnded` or
  ///   `.sessionLocked` for one that is gone.
  func givenSession() throws -> GivenSession? {
    guard let text = world.sessionText else { return nil }
    guard let tokens = SessionFile.Tokens(text) else { throw AccessError.wrongSession }
    for id in try accountIDs() {
      let (isThere, kinds, account) = try books(of: id).read { reader in
        let isThere = try reader.readSession(tokens.read.id) != nil
        return (
          isThere, isThere ? [] : try reader.eventKinds(about: tokens.read.id),
          try reader.account()
        )
      }
      if isThere { return GivenSession(account: id, tokens: tokens) }
      guard kinds.contains("session.read") else { continue }
      if account?.frozenAt != nil { throw AccessError.sessionLocked(.frozen) }
      throw AccessError.givenSessionEnded(kinds.contains("session.ended") ? .closed : .expired)
    }
    throw AccessError.wrongSession
  }

  /// The tokens that open an account now: those that were given, else those kept on this machine.
  ///
  /// - throws: `AccessError`, as `givenSession`.
  func heldTokens(of account: RecordID) throws -> SessionFile.Tokens? {
    guard let given = try givenSession() else {
      return try SessionFile(self, account: account).load()
    }
    return given.account == account ? given.tokens : nil
  }
}

extension SessionFile.Tokens {
  /// Reads `READ` or `READ.MONEY`, as `login --print-token` prints it.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let read = SessionToken(first) else {
      return nil
    }
    guard parts.count == 2 else {
      self.init(read: read)
      return
    }
    guard let money = SessionToken(parts[1]) else { return nil }
    self.init(read: read, money: money)
  }

  /// The one word that `init` reads.
  var text: String { [read.text, money?.text].compactMap { $0 }.joined(separator: ".") }
}
