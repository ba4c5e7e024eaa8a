import BillCore
import BillCredentials
import BillStore

/// Proves a person: the password, then the second factor where one is active.
struct Authentication {
  let home: Home
  let books: Books
  let account: Account

  private var world: World { home.world }

  /// Opens the account data key.
  ///
  /// - throws: `AccessError.wrongCredentials`, `.codeNeeded`, `.locked`, `.needsVerification`.
  func verify(_ proof: Proof) throws -> AccountDataKey {
    let key = try verifyPassword(proof.password)
    try verifyFactor(proof.code, key: key)
    return key
  }

  private func verifyPassword(_ password: SecureBytes) throws -> AccountDataKey {
    let attempts = try attempts("password")
    _ = try attempts.charge()
    guard let slot = try books.read({ try $0.slot(.password) }) else {
      throw AccessError.wrongCredentials
    }
    do {
      let key = try slot.open(password: password)
      try attempts.succeed()
      return key
    } catch CredentialError.wrongSecret {
      throw AccessError.wrongCredentials
    } catch CredentialError.notText {
      throw AccessError.wrongCredentials
    }
  }

  private func verifyFactor(_ code: String?, key: AccountDataKey) throws {
    let active = try books.read { try $0.factors() }.filter { $0.state == .active }
    guard let factor = active.first(where: { $0.kind == .totp }) else { return }
    guard let code else { throw AccessError.codeNeeded }
    let attempts = try attempts("code")
    _ = try attempts.charge()
    let isRight =
      if let recovery = RecoveryCode(code) {
        try use(recovery)
      } else {
        try use(code, of: factor, key: key)
      }
    guard isRight else { throw AccessError.wrongCredentials }
    try attempts.succeed()
  }

  private func use(_ code: RecoveryCode) throws -> Bool {
    let verifier = code.verifier(account: account.id)
    return try books.write(at: world.now) { try $0.useRecoveryCode(verifier) }
  }

  /// Accepts a code of the authenticator app once; the step it belongs to is used up.
  func use(_ code: String, of factor: SecondFactor, key: AccountDataKey) throws -> Bool {
    let totp = try FactorSecrets(account: account.id, key: key).totp(of: factor, books)
    guard let step = try totp.verify(code, at: world.now, lastStep: factor.lastStep) else {
      return false
    }
    return try books.write(at: world.now) { try $0.useStep(step, of: factor.id) }
  }

  private func attempts(_ subject: String) throws -> Attempts {
    Attempts(
      books: books, account: account.id, installKey: try home.installKey(), now: world.now,
      subject: subject)
  }
}

/// Seals and opens the seeds of second factors.
struct FactorSecrets {
  let account: RecordID
  let key: AccountDataKey

  func seal(_ totp: TOTP, for factor: SecondFactor) -> [UInt8] {
    SealedRow.seal(totp.seed, for: context(factor), key: key)
  }

  func totp(of factor: SecondFactor, _ books: Books) throws -> TOTP {
    guard let sealed = try books.read({ try $0.factorSecret(factor.id) }),
      let totp = TOTP(seed: try SealedRow.open(sealed, for: context(factor), key: key))
    else { throw CredentialError.malformed(.row) }
    return totp
  }

  private func context(_ factor: SecondFactor) -> RowContext {
    RowContext(
      table: "factor", group: "seed", account: account, row: factor.id, version: factor.version,
      columns: [PlainColumn("kind", .text(factor.kind.rawValue))])
  }
}
