import Foundation
import Testing

@testable import BillActions

/// A full account, another one beside it, and what becomes of the first when its database is
/// edited.
struct TamperedWorld {
  let account: FullAccount
  private let other: FullAccount
  private let folder: String
  private let untouched: OrdinaryWeek.Outcome

  /// What an edit comes to.
  enum Effect: Hashable {
    /// Something was refused, or the doctor says what is wrong, and no money went elsewhere.
    case noticed
    /// Every payment is the same, and who may enter too.
    case nothing
    /// Money went elsewhere, or somebody got in.
    case harm(String)
  }

  init() throws {
    account = try FullAccount()
    let key = try Data(
      contentsOf: URL(fileURLWithPath: "\(account.builder.home.places.state)/install.key"))
    // The same installation, so that only the account tells a seal from one of the other's.
    other = try SimulatedHome.$installKey.withValue(key) { try FullAccount() }
    folder = try TamperedWorld.quickFolder()
    let (week, doors) = (
      try TamperedWorld.copy(of: account, in: folder),
      try TamperedWorld.copy(of: account, in: folder)
    )
    defer { for home in [week, doors] { TamperedWorld.remove(home) } }
    var outcome = OrdinaryWeek(home: week).live()
    outcome.findings = OrdinaryWeek(home: week).examine()
    outcome.doors = Doors(home: doors, kept: account.keepsakes).tryAll()
    untouched = outcome
  }

  func remove() {
    account.remove()
    other.remove()
    // why: a left-over folder harms nobody.
    try? Disk.remove(folder)
  }

  var otherDatabase: String { other.builder.run.pay.desk.ana.databasePath }
  var database: String { account.builder.run.pay.desk.ana.databasePath }

  /// What the week is when nobody edits anything.
  var baseline: OrdinaryWeek.Outcome { untouched }

  // MARK: Trying

  /// What edits come to when all of them are made at once; nil where the database refuses one.
  ///
  /// Who gets in is tried in a copy of its own, where no week has passed, and only where nothing
  /// was noticed yet.
  func effect(of edits: [DatabaseEdit], _ shell: SQLiteShell) throws -> Effect? {
    var outcome = OrdinaryWeek.Outcome()
    let week = try with(edits, shell) { home in
      outcome = OrdinaryWeek(home: home).live()
      let effect = judge(outcome)
      guard effect == .nothing else { return effect }
      let findings = OrdinaryWeek(home: home).examine()
      return findings.isSubset(of: untouched.findings) ? .nothing : .noticed
    }
    guard week == .nothing else { return week }
    return try with(edits, shell) { home in
      outcome.doors = Doors(home: home, kept: account.keepsakes).tryAll()
      return judge(outcome)
    }
  }

  private func with(
    _ edits: [DatabaseEdit], _ shell: SQLiteShell, _ body: (PretendedHome) throws -> Effect
  ) throws -> Effect? {
    let home = try TamperedWorld.copy(of: account, in: folder)
    defer { TamperedWorld.remove(home) }
    try shell.open(home.databasePath)
    for edit in edits {
      guard try shell.change(edit.sql) else { return nil }
    }
    try shell.open(":memory:")
    return try body(home)
  }

  private func judge(_ outcome: OrdinaryWeek.Outcome) -> Effect {
    let more = Self.rest(of: outcome.published, without: untouched.published)
    if !more.isEmpty { return .harm("published \(more)") }
    let entered = outcome.doors.filter { $0.value && untouched.doors[$0.key] != true }.keys.sorted()
    if !entered.isEmpty { return .harm("let in by \(entered)") }
    if outcome.refusals != untouched.refusals { return .noticed }
    let less = Self.rest(of: untouched.published, without: outcome.published)
    if !less.isEmpty { return .harm("did not publish \(less)") }
    return outcome.doors.isEmpty || outcome.doors == untouched.doors ? .nothing : .noticed
  }

  // What is there more often than in the other list.
  private static func rest(of list: [String], without other: [String]) -> [String] {
    var other = other
    return list.filter { item in
      guard let place = other.firstIndex(of: item) else { return true }
      other.remove(at: place)
      return false
    }
  }

  // MARK: Copies

  /// Does something to a copy of the database that nobody else looks at.
  func onCopy<Value>(_ body: (_ database: String) throws -> Value) throws -> Value {
    let home = try TamperedWorld.copy(of: account, in: folder)
    defer { TamperedWorld.remove(home) }
    return try body(home.databasePath)
  }

  // In memory where there is such a place: every transaction waits for a disk else.
  private static func quickFolder() throws -> String {
    let memory = "/dev/shm"
    let place =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    let folder = "\(place)/billctl-tampering-\(UUID().uuidString)"
    try Disk.make(folder)
    return folder
  }

  private static func copy(of account: FullAccount, in folder: String) throws -> PretendedHome {
    let target = "\(folder)/\(UUID().uuidString)"
    try Disk.make(target)
    let home = account.builder.run.pay.desk.ana.home.folder
    for name in ["config", "data", "run", "state"] {
      try Disk.copy("\(home)/\(name)", to: "\(target)/\(name)")
    }
    return PretendedHome(folder: target, account: account.builder.run.id, box: MessageBox())
  }

  private static func remove(_ home: PretendedHome) {
    // why: the folder above goes in the end.
    try? Disk.remove(home.folder)
  }
}
