package import BillCore
import BillStore

/// Removes a second factor; recovery codes go with the last one, and every other session is over.
package struct RemoveFactor: Sendable {
  package var id: String

  package init(id: String) { self.id = id }

  /// The factor that is meant.
  ///
  /// - throws: `LookupError`.
  package func plan(_ access: ReadAccess) throws -> SecondFactor {
    let factors = try access.books.read { try $0.factors() }
    return try Lookup.choose(id, from: factors, kind: "factor", id: \.id) { $0.label }
  }

  /// Removes it and its seed.
  ///
  /// - throws: `AccessError.passwordNeeded` without a proof in this very invocation.
  package func perform(_ factor: SecondFactor, _ access: MoneyAccess) throws {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("removing a second factor"))
    }
    try access.books.write(at: access.world.now) { writer in
      try writer.setFactor(factor.id, .removed)
      if factor.kind.isSent { try SentCodes.voidProofs(writer) }
      let isLast = try !writer.reader.factors().contains { $0.state == .active }
      if isLast, try !writer.reader.unusedRecoveryCodes().isEmpty {
        try writer.replaceRecoveryCodes([])
      }
      try access.endOtherSessions(writer)
    }
  }
}
