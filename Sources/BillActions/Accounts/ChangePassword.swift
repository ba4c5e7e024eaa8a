import BillCore
package import BillCredentials
import BillStore

/// Exchanges the password: a new slot for the same key, and every other session is over.
package struct ChangePassword: Sendable {
  package init() {}

  /// Makes the new slot for an account whose old password has just been proven.
  ///
  /// - throws: `PasswordError`, `AccessError.passwordNeeded` without that proof.
  package func perform(_ password: SecureBytes, _ access: MoneyAccess) throws {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("changing the password"))
    }
    let verdict = try PasswordPolicy.check(
      password, userWords: [access.account.email, access.account.name])
    guard verdict.isAccepted else { throw PasswordError.weak(verdict.weaknesses) }
    let world = access.world
    let slot = try KeySlot.make(
      password: password, cost: world.passwordCost, id: world.newID(),
      account: access.account.id, key: access.keys.key, at: world.now)
    try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account() else { return }
      account.passwordChangedAt = world.now
      try writer.update(account)
      try writer.replace(slot)
      try access.endOtherSessions(writer)
    }
  }
}

extension MoneyAccess {
  /// Ends every session but the one at work: whoever had an older proof begins anew.
  func endOtherSessions(_ writer: BookWriter) throws {
    try writer.endSessions(except: home.heldTokens(of: account.id)?.ids ?? [])
  }
}

/// Why a password cannot be taken.
package enum PasswordError: Error, Equatable {
  case weak([PasswordWeakness])
}

extension SessionFile.Tokens {
  /// The sessions the tokens belong to.
  var ids: [RecordID] { [read.id] + (money.map { [$0.id] } ?? []) }
}
