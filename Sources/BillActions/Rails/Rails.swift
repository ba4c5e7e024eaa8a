package import BillCore
import BillFormats
package import BillRails
import BillStore

/// The rails of a home: those the user set up, and the others that need no set-up.
package struct Rails: Sendable {
  package let all: [Rail]
  package let defaultName: String?
  package let isTestHome: Bool
  let calendar: CombinedCalendar

  package init(_ home: Home) throws {
    let configuration = try home.configuration()
    let isTest = try home.isTest() ?? false
    isTestHome = isTest
    defaultName = configuration.defaultRail
    calendar = configuration.calendar
    let configured = try configuration.rails.sorted { $0.key < $1.key }
      .map { try Rail(name: $0.key, $0.value, home.world.programs) }
    let names = Set(configured.map(\.name))
    let offered = RailKind.allCases.filter { kind in
      // A program has to be named first.
      !names.contains(kind.rawValue) && kind.isBuilt && kind != .command
        && (kind != .sandbox || isTest)
    }
    let rails = configured + offered.map { Rail(name: $0.rawValue, kind: $0) }
    all = rails.map { $0.closed(configuration.calendar) }
  }

  /// The rail of a name as it is set up, else one of a kind with its defaults: a worklist needs
  /// none, and days can be told for a rail that is gone.
  package func known(_ name: String, _ kind: RailKind) -> Rail {
    all.first { $0.name == name } ?? Rail(name: name, kind: kind).closed(calendar)
  }

  /// The rail of a name, or the only one of a kind.
  ///
  /// - throws: `RailChoiceError.unknown`.
  package func named(_ name: String) throws -> Rail {
    if let rail = all.first(where: { $0.name == name }) { return rail }
    let ofKind = all.filter { $0.kind.rawValue == name }
    guard ofKind.count == 1 else {
      throw RailChoiceError.unknown(name, known: all.map(\.name))
    }
    return ofKind[0]
  }

  /// The rail to use where none was named: the only configured one that reaches the payee, else
  /// the default.
  ///
  /// - throws: `RailChoiceError.several` or `.none`.
  package func choose(_ reaches: (Rail) -> RailObstacle?) throws -> Rail {
    let candidates = all.filter { $0.isConfigured && reaches($0) == nil }
    if candidates.count == 1 { return candidates[0] }
    if let defaultName, let rail = candidates.first(where: { $0.name == defaultName }) {
      return rail
    }
    guard candidates.isEmpty else {
      throw RailChoiceError.several(candidates.map(\.name))
    }
    throw RailChoiceError.none(
      obstacles: all.compactMap { rail in
        reaches(rail).map { RailChoiceError.Refusal(rail: rail.name, obstacle: $0) }
      }, usable: all.filter { reaches($0) == nil }.map(\.name))
  }
}

/// Why no rail could be chosen.
package enum RailChoiceError: Error, Equatable {
  /// A rail and what keeps it from being used.
  package struct Refusal: Hashable, Sendable {
    package let rail: String
    package let obstacle: RailObstacle
  }

  case unknown(String, known: [String])
  case several([String])
  /// No configured rail reaches the payee; `usable` would do if they were named.
  case none(obstacles: [Refusal], usable: [String])
  /// The rail that was named cannot do it.
  case unsuited(Refusal)
}

extension Rail {
  fileprivate func closed(_ calendar: CombinedCalendar) -> Rail {
    var rail = self
    rail.alsoClosed = calendar
    return rail
  }

  init(name: String, _ configuration: RailConfiguration, _ programs: Programs) throws {
    self.init(name: name, kind: configuration.kind)
    isConfigured = true
    outbox = configuration.outbox
    if let id = configuration.profile {
      guard let profile = BankProfile.named(id) else {
        throw RailSetupError.unknownProfile(id, known: BankProfile.all.map(\.id))
      }
      self.profile = profile
    }
    if kind == .command {
      command = try CommandRail(name: name, configuration, programs)
      if let can = command?.capabilities {
        (leadDays, cutOffHour, calendar) = (can.leadDays, can.cutOffHour, can.calendar)
      }
    }
    calendar = configuration.calendar ?? calendar
    leadDays = configuration.leadDays ?? leadDays
    cutOffHour = configuration.cutOffHour ?? cutOffHour
    aheadDays = configuration.aheadDays ?? aheadDays
    collectsOn = configuration.collectsOn
  }
}
