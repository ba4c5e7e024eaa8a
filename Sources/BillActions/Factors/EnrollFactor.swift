package import BillCore
import BillCredentials
import BillStore

/// Begins a second factor: an authenticator app, pending until one of its codes came back.
package struct EnrollFactor: Sendable {
  package var label: String

  package init(label: String) { self.label = label }

  /// What the app needs to know, shown once.
  package struct Result: Sendable {
    package let factor: SecondFactor
    /// The `otpauth` URI that the QR code holds.
    package let uri: String
    /// The seed in base32, for typing.
    package let seedText: String
  }

  /// Makes the factor; one that was left pending before goes.
  ///
  /// - throws: `AccessError.passwordNeeded` without a proof in this very invocation.
  package func perform(_ access: MoneyAccess) throws -> Result {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("adding a second factor"))
    }
    let totp = TOTP.generate()
    let factor = SecondFactor(
      id: access.world.newID(), kind: .totp, label: label, createdAt: access.world.now)
    let sealed = FactorSecrets(account: access.account.id, key: access.keys.key)
      .seal(totp, for: factor)
    try access.books.write(at: access.world.now) { writer in
      for old in try writer.reader.factors() where old.kind == .totp && old.state == .pending {
        try writer.setFactor(old.id, .removed)
      }
      try writer.insert(factor, sealed: sealed)
    }
    let issuer = access.account.isTest ? "billctl TEST" : "billctl"
    return Result(
      factor: factor, uri: totp.uri(issuer: issuer, account: access.account.email),
      seedText: totp.seedText)
  }
}
