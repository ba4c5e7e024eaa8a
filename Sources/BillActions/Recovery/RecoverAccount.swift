package import BillCore
package import BillCredentials
import BillStore

/// Gives an account back to a holder who forgot the password: a code by mail or text message and
/// the recovery key, or a verification in its place.
///
/// Everything that was open before is closed: sessions, agents with their mandates, the old
/// recovery key. Nobody is logged in by it.
package struct RecoverAccount: Sendable {
  package var address: RecoveryAddress
  package var evidence: RecoveryEvidence
  /// Whether second factors go too, because the device that makes their codes is lost.
  package var removesFactors: Bool

  package init(
    _ address: RecoveryAddress, evidence: RecoveryEvidence, removesFactors: Bool = false
  ) {
    self.address = address
    self.evidence = evidence
    self.removesFactors = removesFactors
  }

  /// A holder who proved himself, before anything was changed.
  package struct Proven: Sendable {
    package let account: Account
    /// What cannot be given back; nil with the recovery key.
    package let losses: RecoveryLosses?
    let challenge: RecordID
    /// Nil where it is gone.
    let key: AccountDataKey?
  }

  /// What the holder gets to see once.
  package struct Result: Sendable {
    package let account: Account
    package let recoveryKey: RecoveryKey
    package let losses: RecoveryLosses?
  }

  /// Looks at the code and at what stands beside it; charges a try of the code.
  ///
  /// - throws: `RecoveryError`, `AccessError.tampered`.
  package func prove(_ code: String, in home: Home) throws -> Proven {
    guard let id = try address.account(in: home) else { try turnAway(code, home) }
    let books = try home.books(of: id)
    let challenge = try RecoverAccount.check(code, RecoverAccount.codes(home, books, id))
    let key = try openKey(books)
    guard let challenge, let account = try books.read({ try $0.account() }) else {
      throw RecoveryError.refused
    }
    let losses = try books.read { reader -> RecoveryLosses? in
      try AccountSeal(home, id).check(reader)
      switch evidence {
      case .recoveryKey:
        guard key != nil else { throw RecoveryError.refused }
        try EventLog.check(home, id, reader)
        return nil
      case .verification:
        guard try RecoveryPermit(home, id).holds(reader) else { throw RecoveryError.notVerified }
        return try RecoveryLosses(reader)
      }
    }
    return Proven(account: account, losses: losses, challenge: challenge, key: key)
  }

  /// What a recovery without the key would cost; nil with the key, and for whoever was not
  /// verified, to whom nothing is told.
  ///
  /// - throws: `AccessError.tampered`.
  package func preview(in home: Home) throws -> RecoveryLosses? {
    guard case .verification = evidence, let id = try address.account(in: home) else { return nil }
    return try home.books(of: id).read { reader in
      try RecoveryPermit(home, id).holds(reader) ? RecoveryLosses(reader) : nil
    }
  }

  /// Gives the account its new password and recovery key and closes what was open.
  ///
  /// - throws: `PasswordError`, `RecoveryError.refused` for a code that was used meanwhile.
  package func perform(_ password: SecureBytes, _ proven: Proven, in home: Home) throws -> Result {
    let verdict = try PasswordPolicy.check(
      password, userWords: [proven.account.email, proven.account.name])
    guard verdict.isAccepted else { throw PasswordError.weak(verdict.weaknesses) }
    let (id, world) = (proven.account.id, home.world)
    let books = try home.books(of: id)
    let replacement = try proven.key == nil ? KeyReplacement(home, books, id) : nil
    guard let key = proven.key ?? replacement?.key else { throw RecoveryError.refused }
    let recoveryKey = RecoveryKey.generate()
    let slots = [
      try KeySlot.make(
        password: password, cost: world.passwordCost, id: world.newID(), account: id, key: key,
        at: world.now),
      try KeySlot.make(
        recoveryKey: recoveryKey, id: world.newID(), account: id, key: key, at: world.now),
    ]
    let installKey = try home.installKey()
    try books.write(at: world.now) { writer in
      try use(proven.challenge, RecoverAccount.codes(home, books, id), writer)
      try closeDoors(writer, id)
      try replacement?.perform(writer)
      for slot in slots { try writer.replace(slot) }
      try Attempts.begin(writer, books: books, account: id, installKey: installKey)
      try writer.record("account.recovered", id, "\(word), \(world.origin)")
    }
    try replacement?.cleanUp()
    try SessionFile(home, account: id).remove()
    try AgentFile(home, id).remove()
    return Result(account: proven.account, recoveryKey: recoveryKey, losses: proven.losses)
  }

  private func turnAway(_ code: String, _ home: Home) throws -> Never {
    guard !home.isEmpty else { throw RecoveryError.refused }
    let strangers = Strangers(home)
    // An account's log is looked through before its code, and the time must not tell.
    try home.lookThroughLogs()
    try strangers.underLock {
      _ = try RecoverAccount.check(code, address.codes(strangers))
    }
    throw RecoveryError.refused
  }

  private static func codes(_ home: Home, _ books: Books, _ id: RecordID) -> SentCodes {
    SentCodes(home: home, books: books, account: id, purpose: .recover)
  }

  // Nil for a code that is wrong, too old, used or was never sent.
  private static func check(_ code: String, _ codes: SentCodes) throws -> RecordID? {
    do {
      return try codes.check(code)
    } catch is ConfirmationError {
      return nil
    }
  }

  private func use(_ challenge: RecordID, _ codes: SentCodes, _ writer: BookWriter) throws {
    do {
      try codes.use(challenge, writer)
    } catch is ConfirmationError {
      throw RecoveryError.refused
    }
  }

  private func openKey(_ books: Books) throws -> AccountDataKey? {
    switch evidence {
    case .verification: return nil
    case .recoveryKey(let recoveryKey):
      guard let slot = try books.read({ try $0.slot(.recovery) }) else {
        throw AccessError.tampered("recovery slot")
      }
      do {
        return try slot.open(recoveryKey: recoveryKey)
      } catch CredentialError.wrongSecret {
        return nil
      }
    }
  }

  private func closeDoors(_ writer: BookWriter, _ id: RecordID) throws {
    try writer.endSessions()
    try writer.revokeDevices(of: id)
    for agent in try writer.reader.agents(of: id) where agent.revokedAt == nil {
      try writer.revoke(agent: agent.id)
    }
    if removesFactors {
      for factor in try writer.reader.factors() { try writer.setFactor(factor.id, .removed) }
      if try !writer.reader.unusedRecoveryCodes().isEmpty { try writer.replaceRecoveryCodes([]) }
    }
    guard var account = try writer.reader.account() else { return }
    account.passwordChangedAt = writer.now
    try writer.update(account)
  }

  private var word: String {
    switch evidence {
    case .recoveryKey: "with the recovery key"
    case .verification: "without the recovery key"
    }
  }
}
