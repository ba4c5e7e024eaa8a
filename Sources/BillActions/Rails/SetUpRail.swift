package import BillCore
import BillFormats
package import BillRails
import BillStore

/// Writes a `[rail.NAME]` table to the configuration.
package struct SetUpRail: Sendable {
  package var kind: RailKind
  /// The rail's name; the kind's own word where none is given.
  package var name: String?
  package var profile: String?
  package var outbox: String?
  package var leadDays: Int?
  package var cutOffHour: Int?
  /// The program of a `command` rail, as an absolute path; `billctl-rail-NAME` where nil.
  package var program: String?
  package var timeLimitSeconds: Int?
  /// Whether the program may pay with nobody watching; as it was where nil.
  package var isUnattended: Bool?
  /// Makes it the rail that is used where several would do.
  package var isDefault: Bool

  package init(
    kind: RailKind, name: String? = nil, profile: String? = nil, outbox: String? = nil,
    leadDays: Int? = nil, cutOffHour: Int? = nil, isDefault: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.profile = profile
    self.outbox = outbox
    self.leadDays = leadDays
    self.cutOffHour = cutOffHour
    self.isDefault = isDefault
  }

  /// The configuration as it will be written.
  package struct Plan: Sendable, Hashable {
    package let name: String
    /// The program and what it says it can do.
    package let command: CommandRail?
    /// The whole of `config.toml`.
    package let text: String
    /// The lines that are new in it.
    package let added: [String]
    /// The lines that it has no more: earlier settings of the same rail.
    package let removed: [String]
    /// The outbox of the rail until now, where it is another one from now on.
    package let leftOutbox: String?

    /// Whether anything will be set up otherwise.
    package var changes: Bool { !added.isEmpty || !removed.isEmpty }
  }

  /// Checks the settings and the file they go to; nothing is written yet.
  ///
  /// The program of a `command` rail is asked what it can do.
  ///
  /// - throws: `RailSetupError`, `ConfigurationError`, `CommandRailError`, `FileError`,
  ///   `PublishError.otherFileSystem`.
  package func plan(in home: Home) throws -> Plan {
    let configuration = try home.configuration()
    let name = name ?? kind.rawValue
    guard kind != .command || self.name != nil else { throw CommandRailError.nameNeeded }
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      !name.isEmpty
    else { throw RailSetupError.badName(name) }
    if let outbox {
      guard SetUpRail.isPlainPath(outbox) else { throw RailSetupError.badOutbox(outbox) }
      try SetUpRail.checkOutbox(outbox, home)
    }
    if kind == .sandbox, try home.isTest() == false { throw RailSetupError.sandboxInLiveHome }
    if let profile, BankProfile.named(profile) == nil {
      throw RailSetupError.unknownProfile(profile, known: BankProfile.all.map(\.id))
    }
    let old = try home.configurationText()
    let command = kind == .command ? try command(name, in: home) : nil
    var added = table(name) + (command?.configurationLines ?? [])
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let removed =
      configuration.rails[name] == nil ? [] : SetUpRail.remove(name, from: &lines)
    if configuration.rails[name]?.kind == kind { added = SetUpRail.merged(added, into: removed) }
    let defaultLine = isDefault ? ["default_rail = \"\(name)\""] : []
    if isDefault { lines.removeAll { $0.hasPrefix("default_rail") } }
    lines = defaultLine + lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    let text = (lines + [""] + added + [""]).joined(separator: "\n")
    _ = try Configuration(toml: text)
    let before = old.split(separator: "\n").map(String.init)
    let dropped = (isDefault ? before.filter { $0.hasPrefix("default_rail") } : []) + removed
    let new = defaultLine + added
    return Plan(
      name: name, command: command, text: text,
      added: removed.isEmpty ? new : new.filter { !dropped.contains($0) },
      removed: dropped.filter { !new.contains($0) },
      leftOutbox: outbox.flatMap { new in
        let old = configuration.rails[name].map { $0.outbox ?? "\(home.places.data)/outbox" }
        return old == new ? nil : old
      })
  }

  /// Refuses a folder no payment file could be put into; one that is not there yet is made then.
  ///
  /// - throws: `FileError`, `PublishError.otherFileSystem`.
  static func checkOutbox(_ path: String, _ home: Home) throws {
    do {
      let folder = try PrivateFolder(existing: path)
      guard let data = try home.existing(home.places.data) else { return }
      guard try folder.sharesFileSystem(with: data) else {
        throw PublishError.otherFileSystem(outbox: path)
      }
    } catch FileError.notFound {
      return
    }
  }

  // What needs no escaping in TOML, and nothing else, may name a folder here.
  static func isPlainPath(_ path: String) -> Bool {
    path.hasPrefix("/")
      && path.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0.value != 0x7F
      }
  }

  private func table(_ name: String) -> [String] {
    var lines = ["[rail.\(name)]", "kind = \"\(kind.rawValue)\""]
    if let profile { lines.append("profile = \"\(profile)\"") }
    if let outbox { lines.append("outbox = \"\(outbox)\"") }
    if let leadDays { lines.append("lead_days = \(leadDays)") }
    if let cutOffHour { lines.append("cut_off_hour = \(cutOffHour)") }
    return lines
  }

  // What is not said stays as it was, with keys that only an editor writes.
  private static func merged(_ settings: [String], into old: [String]) -> [String] {
    func key(_ line: String) -> Substring { line.prefix { $0 != "=" && $0 != " " } }
    let kept = old.map { line in settings.first { key($0) == key(line) } ?? line }
    return kept + settings.filter { setting in !old.contains { key($0) == key(setting) } }
  }

  // The lines of a table end where the next table begins; comments elsewhere stay.
  private static func remove(_ name: String, from lines: inout [String]) -> [String] {
    var kept: [String] = []
    var removed: [String] = []
    var isInside = false
    for line in lines {
      if line.hasPrefix("[") { isInside = line.hasPrefix("[rail.\(name)]") }
      if isInside { removed.append(line) } else { kept.append(line) }
    }
    lines = kept
    return removed.filter { !$0.isEmpty }
  }
}

extension SetUpRail.Plan {
  /// Writes the configuration.
  package func perform(in home: Home) throws {
    let folder = try PrivateFolder(making: home.places.configuration)
    try folder.write(Home.configurationName, Array(text.utf8))
  }
}

extension Home {
  /// The text of `config.toml`; empty where there is none.
  func configurationText() throws -> String {
    let bytes = try existing(places.configuration)?.read(Home.configurationName)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}

/// Why a rail cannot be set up.
package enum RailSetupError: Error, Equatable {
  case badName(String)
  /// No absolute path, or one with quotes or control characters.
  case badOutbox(String)
  /// No absolute path, or one with quotes or control characters.
  case badProgram(String)
  case unknownProfile(String, known: [String])
  /// The pretended bank exists in test homes only.
  case sandboxInLiveHome
}
