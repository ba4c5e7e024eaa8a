import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// What somebody does who writes to the database and knows no secret: nothing is paid then.
@Suite(.enabled(if: Tool("sqlite3") != nil)) struct AgentTamperingTests {
  static let schedule = [
    "name = 'X'", "payeeID = NULL", "rail = 'sandbox'", "railName = 'other'", "recurrence = NULL",
    "zone = 'Europe/Berlin'", "currency = 'CHF'", "amount = '999.00'", "cap = 999900",
    "firstAmount = 999900", "lastAmount = 999900", "perMonth = 1", "total = NULL", "count = 99",
    "dayRule = 'next'", "payDay = 'x'", "catchUp = 'all 9'", "maxLateDays = 99",
    "referenceKind = 'text', reference = 'x'", "state = 'paused'", "version = 2",
    "createdAt = 1", "plannedThrough = '2026-01-01'", "nextOn = '2026-01-01'",
    "mac = zeroblob(32)", "state = 'paused', pausedUntil = '2026-11-01'",
  ]

  static let mandate = [
    "version = 2", "payeeName = 'X'", "payeeHash = zeroblob(32)", "railHash = zeroblob(32)",
    "methodVersion = 9", "content = zeroblob(90)", "boxedKey = zeroblob(90)",
    "capsuleHash = zeroblob(32)", "validUntil = '2036-01-01'", "createdAt = 1",
    "signature = zeroblob(64)",
  ]

  static let agent = [
    "signPublicKey = zeroblob(32)", "boxPublicKey = zeroblob(32)", "createdAt = 1",
    "notAfter = 9000000000000", "signature = zeroblob(64)", "revokedAt = 1",
  ]

  static let others = [
    "UPDATE account SET signPublicKey = zeroblob(32)", "DELETE FROM agent",
    "UPDATE payee SET accountHash = zeroblob(32)",
    "CREATE TRIGGER t AFTER INSERT ON payment BEGIN SELECT 1; END",
  ]

  @Test func `An edited row stops the run`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    try ana.schedule { $0.limits.total = Money(minor: 500_000, $0.currency) }
    try ana.run(1)
    let edits =
      AgentTamperingTests.schedule.map { "UPDATE schedule SET \($0)" }
      + AgentTamperingTests.mandate.map { "UPDATE mandate SET \($0)" }
      + AgentTamperingTests.agent.map { "UPDATE agent SET \($0)" } + AgentTamperingTests.others
    for edit in edits {
      try ana.trying {
        try ana.pay.edit(edit)
        #expect(throws: (any Error).self, "\(edit)") { try ana.run(8) }
      }
      #expect(ana.files == 0, "\(edit)")
    }
    try ana.run(8)
    #expect(ana.files == 1)
  }

  @Test func `An edited earlier payment stops the run`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    try ana.schedule { $0.limits.total = Money(minor: 500_000, $0.currency) }
    try ana.runDaily(7...9)
    try ana.run(39)
    for change in [
      "amount = 1", "executeOn = '2026-01-01'", "state = 'cancelled'", "billID = NULL",
      "mandateRoot = zeroblob(16)", "periodKey = 'M:2020-01'", "railName = 'x'",
      "reference = 'x', referenceKind = 'text'", "attempt = 2", "approval = zeroblob(64)",
      "payeeID = NULL", "id = zeroblob(16)",
    ] {
      try ana.trying {
        try ana.pay.edit(
          "PRAGMA foreign_keys = 0; UPDATE payment SET \(change) WHERE mandateRoot IS NOT NULL")
        #expect(throws: (any Error).self, "\(change)") { try ana.run(40) }
      }
      #expect(ana.files == 1, "\(change)")
    }
    try ana.run(40)
    #expect(ana.files == 2)
  }

  @Test func `What is noted of a period is what the log says`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.skip("2026-12-01", of: rent)
    try ana.runDaily(7...9)
    #expect(ana.files == 0)
    for edit in [
      "DELETE FROM occurrence", "UPDATE occurrence SET state = 'missed'",
      "UPDATE occurrence SET nominal = '2027-01-01', periodKey = 'M:2027-01'",
      "UPDATE occurrence SET reason = 'closed'", "DELETE FROM event WHERE kind = 'schedule.stands'",
      "INSERT INTO occurrence SELECT scheduleID, 'M:2027-01', '2027-01-01', state, NULL, NULL, 1 "
        + "FROM occurrence",
    ] {
      try ana.trying {
        try ana.pay.edit(edit)
        #expect(throws: (any Error).self, "\(edit)") { try ana.run(39) }
        #expect(throws: (any Error).self, "\(edit)") { try ana.skip("2026-12-01", of: rent, true) }
      }
      #expect(ana.files == 0, "\(edit)")
    }
    try ana.run(40)
    #expect(ana.files == 1)
  }

  @Test func `A schedule that is put back together with its old mandate is refused`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    let kept = "\(ana.pay.desk.folder)/kept.db"
    try Disk.copy(ana.pay.desk.ana.databasePath, to: kept)
    var terms = ScheduleTerms()
    terms.amount = "100.00"
    let edit = EditSchedule(terms: terms)
    let access = try ana.pay.access
    try edit.perform(edit.plan(rent, access), access, ana.pay.desk.ana.stepUp())
    try ana.pay.edit(
      """
      PRAGMA foreign_keys = 0; ATTACH '\(kept)' AS old;
      DELETE FROM mandate; INSERT INTO mandate SELECT * FROM old.mandate;
      DELETE FROM schedule; INSERT INTO schedule SELECT * FROM old.schedule;
      """)
    #expect(throws: AccessError.self) { try ana.run(8) }
    #expect(ana.files == 0)
  }

  @Test func `A payment that was deleted is not made again`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    let row = try ana.read { try $0.schedule(rent.id) }
    try ana.run(8)
    try ana.pay.edit("PRAGMA foreign_keys = 0; DELETE FROM payment WHERE mandateRoot IS NOT NULL")
    try ana.home().books(of: ana.id).write(at: ana.home().world.now) { try $0.update(row, nil) }
    #expect(throws: (any Error).self) { try ana.run(9) }
    #expect(ana.files == 1)
  }

  @Test func `An agent that was dismissed stays so, whatever its row says`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    try ana.schedule()
    let (own, kept) = ("\(ana.home().places.state)/agents", "\(ana.pay.desk.folder)/agents")
    try Disk.copy(own, to: kept)
    #expect(try RevokeAgent().perform(ana.id, in: ana.home()))
    try Disk.copy(kept, to: own)
    try ana.pay.edit("UPDATE agent SET revokedAt = NULL; UPDATE mandate SET revokedAt = NULL")
    #expect(throws: AgentError.notEnrolled) { try ana.run(8) }
    #expect(ana.files == 0)
  }

  @Test func `An edited bill is not paid`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let bread = try ana.schedule(.openAmount, cap: 20_000, day: 20)
    try ana.pay.bill("R-2")
    _ = try ana.pay.desk.ana.stepUp()
    for change in [
      "amount = 15000", "due = '2026-12-19'", "reference = 'x', referenceKind = 'text'",
      "number = 'X'", "issued = '2020-01-01'", "terms = 'x'", "gross = 1", "kind = 'unknown'",
    ] {
      try ana.trying {
        try ana.pay.edit("UPDATE bill SET \(change) WHERE number = 'R-2'")
        #expect(throws: (any Error).self, "\(change)") { try ana.run(27) }
      }
      #expect(try ana.payments(bread).isEmpty, "\(change)")
    }
    try ana.run(27)
    #expect(try ana.payments(bread).count == 1)
  }
}

extension RunFixture {
  /// Leaves a date out, or takes that back, as `schedule skip` does.
  fileprivate func skip(_ date: String, of schedule: Schedule, _ undo: Bool = false) throws {
    let books = try ScheduleBooks(home(), account: id)
    let action = SkipOccurrence(date: try RunFixture.date(date), undo: undo)
    try action.plan(books.find(schedule.name), books).perform(books)
  }

  /// Does something and puts database and agent back as they were.
  fileprivate func trying(_ body: () throws -> Void) throws {
    let state = "\(home().places.state)/agents/\(id).state"
    let kept = "\(pay.desk.folder)/kept"
    for (index, path) in [pay.desk.ana.databasePath, state].enumerated() {
      try Disk.copy(path, to: "\(kept)\(index)")
    }
    try body()
    for (index, path) in [pay.desk.ana.databasePath, state].enumerated() {
      try Disk.copy("\(kept)\(index)", to: path)
    }
  }
}
