import BillCore
import BillStore

/// Accepts or withdraws the terms of use.
package struct AcceptTerms: Sendable {
  /// What becomes of the terms.
  package enum Decision: Sendable, Hashable {
    case accept
    /// The account may look at everything and pay nothing.
    case withdraw
  }

  package let decision: Decision

  package init(_ decision: Decision) { self.decision = decision }

  /// Stores the decision and returns the account with it; nothing is written where it stands
  /// already.
  ///
  /// `money` is needed to accept, which lets the account pay again.
  ///
  /// - throws: `AccessError.passwordNeeded`.
  package func perform(_ access: ReadAccess, _ money: MoneyAccess?) throws -> ReadAccess {
    guard decision == .withdraw || money != nil else {
      throw AccessError.passwordNeeded(.noMoneySession)
    }
    try access.books.write(at: access.world.now) { writer in
      guard var account = try writer.reader.account() else { return }
      let before = account
      switch decision {
      case .accept:
        if account.termsVersion != Terms.version { account.termsAcceptedAt = writer.now }
        account.termsVersion = Terms.version
        account.suspendedAt = nil
      case .withdraw:
        account.termsVersion = nil
        account.termsAcceptedAt = nil
        account.suspendedAt = account.suspendedAt ?? writer.now
      }
      guard account != before else { return }
      try writer.update(account)
      try writer.record("terms.\(word)", account.id, "version \(Terms.version)")
    }
    return try access.refreshed()
  }

  private var word: String {
    switch decision {
    case .accept: "accepted"
    case .withdraw: "withdrawn"
    }
  }
}
