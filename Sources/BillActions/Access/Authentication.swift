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
  /// - Parameters:
  ///   - circumstances: what is kept of a login that fails.
  ///   - weigh: looks at a login again when its password was right; what it finds unusual asks for
  ///     a code that nobody gets by mail or text message.
  /// - throws: `AccessError.wrongCredentials`, `.wrongCode`, `.codeNeeded`, `.locked`,
  ///   `.needsVerification`, `.tampered`, `.strongerCodeNeeded`, and what `weigh` throws.
  func prove(
    _ proof: Proof, for purpose: CodePurpose, circumstances: LoginRecord? = nil,
    weigh: ((AccountDataKey) throws -> LoginRecord)? = nil
  ) throws -> Proven {
    let key = try verifyPassword(proof.password, circumstances)
    // Rows put back from before would let a used code in again; the log knows that it was used. It
    // takes as long as the log is, so a wrong password, which must not tell of one, comes before.
    try books.read { try EventLog.check(home, account.id, $0) }
    let circumstances = try weigh?(key) ?? circumstances
    let strength = try verifyFactor(proof.code, for: purpose, key: key, circumstances)
    return Proven(key: key, strength: strength)
  }

  /// Opens the account data key; throws as `prove`.
  func verify(_ proof: Proof) throws -> AccountDataKey { try prove(proof, for: .login).key }

  private func verifyPassword(_ password: SecureBytes, _ circumstances: LoginRecord?) throws
    -> AccountDataKey
  {
    try judge("password", refusal: .wrongCredentials, circumstances) {
      guard let slot = try books.read({ try $0.slot(.password) }) else {
        throw AccessError.tampered("password slot")
      }
      return try slot.key(ifOpenedBy: password)
    }
  }

  // Where no factor was added the password stands in for it.
  private func verifyFactor(
    _ code: String?, for purpose: CodePurpose, key: AccountDataKey, _ circumstances: LoginRecord?
  ) throws -> ProofStrength {
    let active = try books.read { try $0.factors() }.filter { $0.state == .active }
    guard !active.isEmpty else { return .full }
    guard let code else { throw AccessError.codeNeeded }
    let isSent = OneTimeCode.canBe(code)
    if let risk = circumstances?.risk, risk.level != .normal {
      // Whoever comes from elsewhere may read mails and texts too.
      let isFromApp = !isSent && active.contains { $0.kind == .totp }
      guard isFromApp || RecoveryCode(code) != nil else {
        throw AccessError.strongerCodeNeeded(score: risk.score)
      }
    }
    // A mailed code says nothing of who tried the codes of the app before.
    let isWeaker = isSent && active.contains { $0.kind == .totp }
    return try judge("code", refusal: .wrongCode, circumstances, isWeaker: isWeaker) {
      if isSent {
        return try useSent(code, for: purpose, active) ? ProofStrength(sentCodeBeside: active) : nil
      }
      return try use(code, of: active, key: key) ? .full : nil
    }
  }

  /// Charges an attempt, looks at it, and takes the charge back where `look` finds it right.
  ///
  /// A trusted device has failures of its own, and a queue of its own. One attempt at a time:
  /// several at once with the right password would find each other's charges and lock the account.
  func judge<Value>(
    _ subject: String, refusal: AccessError, _ circumstances: LoginRecord?,
    isWeaker: Bool = false, _ look: () throws -> Value?
  ) throws -> Value {
    let bucket = try books.read(DeviceDesk(home, account.id).bucket)
    let attempts = try Attempts(home, books, account.id, subject, bucket: bucket)
    return try home.underLock("\(account.id).\(attempts.counter).lock", waitSeconds: 60) {
      let remaining = try attempts.charge()
      guard let value = try look() else {
        try FailedLogin(home: home, books: books, account: account).note(
          subject, remaining, circumstances)
        throw refusal
      }
      try attempts.succeed(isWeaker: isWeaker)
      return value
    }
  }

  /// Uses up a code of an app or a recovery code; returns false for any that does not count.
  func use(_ code: String, of factors: [SecondFactor], key: AccountDataKey) throws -> Bool {
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
}

extension KeySlot {
  /// The key that a password opens; nil for a wrong one.
  func key(ifOpenedBy password: SecureBytes) throws -> AccountDataKey? {
    do {
      return try open(password: password)
    } catch CredentialError.wrongSecret, CredentialError.notText {
      return nil
    }
  }
}
