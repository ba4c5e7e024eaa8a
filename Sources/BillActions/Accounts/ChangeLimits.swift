package import BillCore
import BillStore

/// Changes how much leaves the account without password and second factor for the plan.
///
/// Lowering takes effect at once and asks nothing; raising is step-up.
package struct ChangeLimits: Sendable {
  /// An amount such as `500` or `500 EUR`, or `none`; nil leaves it as it is.
  package var perPayment: String?
  package var perDay: String?

  package init(perPayment: String? = nil, perDay: String? = nil) {
    self.perPayment = perPayment
    self.perDay = perDay
  }

  /// What would change.
  package struct Plan: Sendable {
    package let limits: [MoneyLimit]
    package let changes: [ChangeSettings.Change]
    /// Whether more may leave than before.
    package let raises: Bool
  }

  /// Checks the amounts.
  ///
  /// - throws: `LimitError`, `MoneyError`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    try access.books.read { try plan($0, at: access.world.now) }
  }

  private func plan(_ reader: BookReader, at now: Instant) throws -> Plan {
    let (before, methods) = (try reader.limits(), try reader.methods())
    var limits = Dictionary(uniqueKeysWithValues: before.map { ($0.currency, $0) })
    let usual = Set(methods.compactMap(\.currency)).union(limits.keys)
    func change(_ text: String?, _ part: WritableKeyPath<MoneyLimit, Money?>) throws {
      guard let text else { return }
      let (amount, currency) = try ChangeLimits.read(text, usual: usual)
      limits[currency, default: MoneyLimit(currency, setAt: now)][keyPath: part] =
        amount
    }
    try change(perPayment, \.perPayment)
    try change(perDay, \.perDay)
    let known = Dictionary(uniqueKeysWithValues: before.map { ($0.currency, $0) })
    for (currency, limit) in limits where known[currency].map({ !limit.isAs($0) }) ?? true {
      // A limit that is only raised was known to whoever signed a mandate under the lower one.
      let isLooser = known[currency]?.isWithin(limit) ?? false
      if !isLooser { limits[currency]?.setAt = now }
    }
    let after = limits.values.filter { !$0.isEmpty }.sorted { $0.currency < $1.currency }
    return Plan(
      limits: after, changes: ChangeLimits.changes(from: known, to: limits),
      raises: before.contains { limit in
        !(limits[limit.currency] ?? MoneyLimit(limit.currency, setAt: limit.setAt)).isWithin(limit)
      })
  }

  /// Stores the limits; whether that raises one is judged by those of this very moment.
  ///
  /// - throws: `AccessError.passwordNeeded`.
  func write(_ writer: BookWriter, isStepUp: Bool) throws {
    let plan = try plan(writer.reader, at: writer.now)
    guard !plan.changes.isEmpty else { return }
    guard !plan.raises || isStepUp else {
      throw AccessError.passwordNeeded(.operation("raising a limit"))
    }
    try writer.set(plan.limits)
  }

  // A bare number is of the wallet's currency, where it has one.
  private static func read(_ text: String, usual: Set<Currency>) throws -> (Money?, Currency) {
    let words = text.split(separator: " ").map(String.init)
    let codes = words.compactMap { Currency($0.uppercased()) }
    let rest = words.filter { Currency($0.uppercased()) == nil }
    guard rest.count == 1, codes.count <= 1 else { throw LimitError.malformed(text) }
    guard let currency = codes.first ?? (usual.count == 1 ? usual.first : nil) else {
      throw LimitError.currencyNeeded(usual.sorted())
    }
    if rest[0] == "none" { return (nil, currency) }
    let amount = try Money(stated: rest[0], currency)
    guard amount.isPositive else { throw LimitError.malformed(text) }
    return (amount, currency)
  }

  private static func changes(from old: [Currency: MoneyLimit], to new: [Currency: MoneyLimit])
    -> [ChangeSettings.Change]
  {
    func change(_ name: String, _ before: Money?, _ after: Money?) -> ChangeSettings.Change? {
      guard before != after else { return nil }
      return ChangeSettings.Change(
        setting: name, old: before?.description ?? "none", new: after?.description ?? "none")
    }
    return new.keys.sorted().flatMap { currency in
      [
        change("limit per payment", old[currency]?.perPayment, new[currency]?.perPayment),
        change("limit per day", old[currency]?.perDay, new[currency]?.perDay),
      ].compactMap { $0 }
    }
  }
}

extension MoneyLimit {
  fileprivate func isAs(_ other: MoneyLimit) -> Bool {
    perPayment == other.perPayment && perDay == other.perDay
  }
}

/// Why a limit cannot be taken.
package enum LimitError: Error, Equatable {
  /// Neither an amount above nothing nor `none`.
  case malformed(String)
  /// A bare number, and the wallet has several currencies or none.
  case currencyNeeded([Currency])
}
