import BillStore

/// Lets a frozen account pay again.
package struct UnfreezeAccount: Sendable {
  package init() {}

  /// Unfreezes the account; returns false where it was not frozen.
  package func perform(_ access: MoneyAccess) throws -> Bool {
    let world = access.world
    let changed = try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account(), account.frozenAt != nil else {
        return false
      }
      account.frozenAt = nil
      try writer.update(account)
      try writer.record("account.unfrozen", account.id, world.origin)
      return true
    }
    if changed {
      try SecurityNotice(access.home, access.account).send(
        subject: "your account is no longer frozen",
        body: "The account was unfrozen as \(world.origin) and may pay again.")
    }
    return changed
  }
}
