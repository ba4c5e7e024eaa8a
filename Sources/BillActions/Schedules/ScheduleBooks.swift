package import BillCore
import BillCredentials
import BillRails
import BillStore

/// The schedules of an account, for what needs no login.
package struct ScheduleBooks: Sendable {
  package let home: Home
  let books: Books
  let key: InstallKey

  package var world: World { home.world }

  /// The schedules of somebody who is logged in.
  package init(_ access: ReadAccess) throws {
    home = access.home
    books = access.books
    key = try access.home.installKey()
  }

  /// The schedules of an account nobody has to be logged in to.
  package init(_ home: Home, account: RecordID) throws {
    self.home = home
    books = try home.books(of: account)
    key = try home.installKey()
  }

  /// The schedule of an id or name that was not removed; its own name goes before its biller's.
  ///
  /// - throws: `LookupError`, `AccessError.tampered`.
  package func find(_ text: String) throws -> Schedule {
    let stored = try books.read { try $0.schedules() }
    let billers = try books.read { try $0.billers(archived: true) }
    let names = Dictionary(billers.map { ($0.id, $0.name) }) { $1 }
    let named = stored.filter { $0.schedule.name.lowercased() == text.lowercased() }
    let found = try Lookup.choose(
      text, from: named.isEmpty ? stored : named, kind: "schedule", id: \.schedule.id,
      names: { [$0.schedule.name, names[$0.schedule.billerID]] }, describe: \.schedule.name)
    // What is changed is stated in the log anew, so it has to be what the log says before.
    try books.read { reader in
      let id = found.schedule.id
      try found.check(reader.standing(of: id), reader.marks(of: id))
    }
    return try found.genuine(key)
  }

  func settled(_ schedule: Schedule) throws -> Set<PeriodKey> {
    try books.read { try $0.settledPeriods(of: schedule.id) }
  }

  /// What `nextOn` has to be.
  ///
  /// Without its rail a schedule is looked at on its date, so that a run can say what is missing.
  func nextDay(_ schedule: Schedule, _ rails: Rails, settled: Set<PeriodKey>? = nil) throws
    -> CalendarDate?
  {
    let rail = rails.known(schedule.railName, schedule.rail)
    return schedule.nextDay(
      ScheduleTiming(schedule, rail), settled: try settled ?? self.settled(schedule),
      today: world.today(in: schedule.zone))
  }

  func write<Value>(_ body: (BookWriter) throws -> Value) throws -> Value {
    try books.write(at: world.now, body)
  }
}
