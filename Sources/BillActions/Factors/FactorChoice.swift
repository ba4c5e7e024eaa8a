package import BillCore
import BillStore

/// Which of several second factors is meant.
package enum FactorChoice {
  /// The factor that is asked for first: the preferred one, else the strongest.
  package static func first(_ access: ReadAccess) throws -> SecondFactor.Kind? {
    let active = try FactorChoice.active(access)
    if let preferred = access.account.preferredFactor, active.contains(preferred) {
      return preferred
    }
    return SecondFactor.Kind.allCases.first(where: active.contains)
  }

  /// The kinds that count.
  package static func active(_ access: ReadAccess) throws -> Set<SecondFactor.Kind> {
    try access.books.read(active)
  }

  static func active(_ reader: BookReader) throws -> Set<SecondFactor.Kind> {
    Set(try reader.factors().filter { $0.state == .active }.map(\.kind))
  }

  /// The kind by which a code is sent.
  ///
  /// - throws: `FactorError.notSent` where that kind was not added, or none that is sent.
  static func sent(_ access: ReadAccess, asked: SecondFactor.Kind?) throws -> SecondFactor.Kind {
    let active = try FactorChoice.active(access)
    if let asked {
      guard asked.isSent, active.contains(asked) else { throw FactorError.notSent(asked) }
      return asked
    }
    if let preferred = access.account.preferredFactor, preferred.isSent, active.contains(preferred)
    {
      return preferred
    }
    guard let kind = SecondFactor.Kind.allCases.first(where: { $0.isSent && active.contains($0) })
    else { throw FactorError.notSent(nil) }
    return kind
  }
}

extension FactorChoice {
  /// The factor that is asked for first at the login of an account; nil for one nobody has.
  package static func first(email: String?, phone: String?, in home: Home) throws
    -> SecondFactor.Kind?
  {
    do {
      let id = try home.account(named: email, phone: phone)
      return try ReadAccess(unproven: id, in: home).flatMap { try first($0) }
    } catch HomeError.unknownAccount {
      return nil
    }
  }
}
