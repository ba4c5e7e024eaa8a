import BillCore
import BillCredentials
import BillStore

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

  /// The unused time step a code belongs to; nil for a wrong or used code.
  func step(of code: String, _ factor: SecondFactor, _ books: Books, at now: Instant) throws
    -> Int64?
  {
    try totp(of: factor, books).verify(code, at: now, lastStep: factor.lastStep)
  }

  private func context(_ factor: SecondFactor) -> RowContext {
    RowContext(
      table: "factor", group: "seed", account: account, row: factor.id, version: factor.version,
      columns: [PlainColumn("kind", .text(factor.kind.rawValue))])
  }
}
