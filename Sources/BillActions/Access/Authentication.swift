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
  /// - throws: `AccessError.wrongCredentials`, `.wrongCode`, `.codeNeeded`, `.locked`,
  ///   `.needsVerification`, `.tampered`.
  func verify(_ proof: Proof) throws -> AccountDataKey {
    let key = try verifyPassword(proof.password)
    try verifyFactor(proof.code, key: key)
    return key
  }

  private func verifyPassword(_ password: SecureBytes) throws -> AccountDataKey {
    let attempts = try attempts("password")
    let remaining = try attempts.charge()
    guard let slot = try books.read({ try $0.slot(.password) }) else {
      throw AccessError.tampered("password slot")
    }
    do {
      let key = try slot.open(password: password)
      try attempts.succeed()
      return key
    } catch CredentialError.wrongSecret, CredentialError.notText {
      try FailedLogin(home: home, books: books, account: account).note("password", remaining)
      throw AccessError.wrongCredentials
    }
  }

  private func verifyFactor(_ code: String?, key: AccountDataKey) throws {
    let active = try books.read { try $0.factors() }.filter { $0.state == .active }
    guard !active.isEmpty else { return }
    guard let code else { throw AccessError.codeNeeded }
    let attempts = try attempts("code")
    let remaining = try attempts.charge()
    guard try use(code, of: active, key: key) else {
      try FailedLogin(home: home, books: books, account: account).note("code", remaining)
      throw AccessError.wrongCode
    }
    try attempts.succeed()
  }

  private func use(_ code: String, of factors: [SecondFactor], key: AccountDataKey) throws -> Bool {
    if let recovery = RecoveryCode(code) {
      let verifier = recovery.verifier(account: account.id)
      return try books.write(at: world.now) { try $0.useRecoveryCode(verifier) }
    }
    let secrets = FactorSecrets(account: account.id, key: key)
    for factor in factors where factor.kind == .totp {
      guard let step = try secrets.step(of: code, factor, books, at: world.now) else { continue }
      return try books.write(at: world.now) { try $0.useStep(step, of: factor.id) }
    }
    return false
  }

  private func attempts(_ subject: String) throws -> Attempts {
    Attempts(
      books: books, account: account.id, installKey: try home.installKey(), now: world.now,
      subject: subject)
  }
}
