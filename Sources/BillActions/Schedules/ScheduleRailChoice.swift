import BillCore
import BillRails

/// Chooses the rail of a schedule.
///
/// A biller that only a worklist reaches is not refused: its dates become entries of the worklist.
struct ScheduleRailChoice {
  let rails: Rails
  let terms: ScheduleTerms
  let biller: Biller
  let method: PaymentMethod

  /// - throws: `RailChoiceError`.
  func rail(_ payee: Payee?, _ schedule: Schedule) throws -> Rail {
    if let name = terms.rail { return try named(name, payee, schedule) }
    if !schedule.railName.isEmpty { return try named(schedule.railName, payee, schedule) }
    let agreed = biller.rails
    do {
      return try rails.choose { rail in
        agreed.isEmpty || agreed.contains(rail.kind)
          ? obstacle(rail, payee, schedule) : .otherRails(agreed)
      }
    } catch let error as RailChoiceError {
      let kind = agreed.first { Self.worklists.contains($0) }
      guard case .none = error, let kind, agreed.allSatisfy(Self.worklists.contains) else {
        throw error
      }
      return rails.all.first { $0.kind == kind } ?? rails.known(kind.rawValue, kind)
    }
  }

  /// Whether the rail, as far as it is said, sends to an account; a worklist that a person goes
  /// through does not.
  func needsAccount(_ schedule: Schedule) -> Bool {
    let name = terms.rail ?? schedule.railName
    let named = rails.all.first { $0.name == name }?.kind ?? RailKind(rawValue: name)
    let kinds = named.map { [$0] } ?? biller.rails
    return kinds.isEmpty || kinds.contains { $0 != .portal && $0 != .check }
  }

  private func named(_ name: String, _ payee: Payee?, _ schedule: Schedule) throws -> Rail {
    let kind = RailKind(rawValue: name)
    if let kind, Self.worklists.contains(kind), !rails.all.contains(where: { $0.name == name }) {
      return rails.known(name, kind)
    }
    let rail = try rails.named(name)
    if let obstacle = obstacle(rail, payee, schedule) {
      throw RailChoiceError.unsuited(.init(rail: rail.name, obstacle: obstacle))
    }
    return rail
  }

  // A worklist entry is paid by a person, who may find a way where the program knows none.
  private func obstacle(_ rail: Rail, _ payee: Payee?, _ schedule: Schedule) -> RailObstacle? {
    if Self.worklists.contains(rail.kind), rail.kind != .qr { return nil }
    return rail.obstacle(
      method: method, payee: payee, currency: schedule.currency, isTestHome: rails.isTestHome)
  }

  private static let worklists: Set<RailKind> = [.portal, .qr, .check]
}
