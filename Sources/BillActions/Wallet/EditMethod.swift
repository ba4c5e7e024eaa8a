package import BillCore
package import BillCredentials
import BillStore

/// Changes a method; a declined one can be used again afterwards.
package struct EditMethod: Sendable {
  package var label: String?
  package var holder: String?
  package var bic: String?
  /// Another account number of a bank method.
  package var number: String?
  package var routing: String?
  /// Another card number, looked at once.
  package var cardNumber: SecureBytes?
  package var expires: CalendarMonth?
  package var token: String?
  package var address: PostalAddress?
  /// The rails it can be used on; empty lets every suitable one, nil changes nothing.
  package var rails: [RailKind]?

  package init() {}

  /// A method as it will be, and the secret that is sealed with it.
  package struct Plan: Sendable {
    package var before: PaymentMethod
    package var after: PaymentMethod
    var secret: String?
    /// What it means for the schedules that pay from the method.
    package var schedules = SchedulesOfMethod()
  }

  /// Checks the changes and tells what the method will be.
  ///
  /// - throws: `WalletError`, `IBANError`, `BICError`, `CardNumberError`,
  ///   `CredentialError.tampered`.
  package func plan(_ method: PaymentMethod, _ access: MoneyAccess) throws -> Plan {
    var plan = Plan(before: method, after: method, secret: try access.number(of: method))
    try refuseForeignOptions(method.kind)
    plan.after.label = label ?? method.label
    plan.after.holder = holder ?? method.holder
    plan.after.rails = try suitableRails(method.kind) ?? method.rails
    switch method.kind {
    case .bank: try changeBank(&plan, access)
    case .card: try changeCard(&plan, today: access.today)
    }
    guard plan.secret != nil || method.kind == .card else {
      throw WalletError.numberLost(label: method.label)
    }
    let isMended = method.state == .declined
    guard plan.after != method || token != nil || cardNumber != nil || isMended else {
      throw WalletError.nothingToChange
    }
    plan.after.state = .usable
    plan.after.declineReason = nil
    plan.after.version += 1
    plan.schedules = try SchedulesOfMethod(plan.after, access.read)
    return plan
  }

  /// Seals the method's row anew and stores it.
  package func perform(_ plan: Plan, _ access: MoneyAccess) throws -> PaymentMethod {
    let sealed = plan.secret.map { access.seal($0, for: plan.after) }
    return try access.books.write(at: access.world.now) { writer in
      guard try writer.reader.method(plan.before.id) == plan.before else { throw StoreError.busy }
      try writer.update(plan.after, sealed: sealed)
      return plan.after
    }
  }

  private func changeBank(_ plan: inout Plan, _ access: MoneyAccess) throws {
    if let number {
      let account = try AddBank.account(
        number: number, routing: routing, bic: bic, holder: plan.after.holder)
      try access.refuseKnown(account, except: plan.before.id)
      plan.after.scheme = account.scheme
      plan.after.last4 = account.last4
      plan.after.agent = account.agent
      plan.after.country = account.scheme == .iban ? String(account.number.prefix(2)) : "US"
      plan.secret = account.number
    } else {
      if let bic { plan.after.agent = try BIC(bic).compact }
      if let routing { plan.after.agent = try RoutingNumber(routing).digits }
    }
  }

  private func changeCard(_ plan: inout Plan, today: CalendarDate) throws {
    if let cardNumber {
      let facts = try CardFacts(secret: cardNumber)
      plan.after.network = facts.network
      plan.after.last4 = facts.last4
      // A token stands for the number it was made for.
      plan.secret = nil
    }
    plan.after.expires = expires ?? plan.before.expires
    plan.after.address = address ?? plan.before.address
    plan.secret = token ?? plan.secret
    if let last = plan.after.expires, today > last.lastDay { throw WalletError.expired(last) }
  }

  private func refuseForeignOptions(_ kind: MethodKind) throws {
    let foreign: [(String, Bool)] =
      switch kind {
      case .bank:
        [
          ("--expires", expires != nil), ("--number-file", cardNumber != nil),
          ("--token-file", token != nil), ("an address", address != nil),
        ]
      case .card:
        [("--number", number != nil), ("--bic", bic != nil), ("--routing", routing != nil)]
      }
    if let (option, _) = foreign.first(where: \.1) {
      throw WalletError.wrongKind(option: option, kind: kind)
    }
  }

  private func suitableRails(_ kind: MethodKind) throws -> [RailKind]? {
    for rail in rails ?? [] where !rail.methodKinds.contains(kind) {
      throw WalletError.unsuitableRail(rail, kind: kind)
    }
    return rails
  }
}
