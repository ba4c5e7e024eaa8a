import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// Edits by somebody who has the database and this program, and not the key of the installation.
@Suite(.enabled(if: Tool("sqlite3") != nil))
struct PayForgeryTests {
  private static let alteredLog = AccessError.tampered("event log")

  @Test func `A take-back that others wrote, log and all, frees no bill`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    let batch = try ana.batch()
    try ana.forge {
      try $0.move(batch, to: .takenBack, on: CalendarDate("2026-11-18") ?? .first, note: nil)
    }
    for number in ["R-1", "R-2"] {
      #expect(throws: PayForgeryTests.alteredLog) { try ana.pay(ana.request(number)) }
    }
    #expect(ana.outbox.count == 1 && ana.wrongs.contains(.events))
  }

  @Test func `A freeze is not lifted by an old row whose seal others wrote into the log`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let mac = try ana.standingMAC()
    #expect(try FreezeAccount().perform(ana.desk.ana.id, in: ana.desk.ana.home.after()))
    try ana.edit("UPDATE account SET frozenAt = NULL, standingMAC = x'\(mac)'")
    try ana.forgeSeal()
    #expect(throws: PayForgeryTests.alteredLog) { try ana.desk.ana.logIn() }
  }

  @Test(arguments: [
    "UPDATE bill SET amount = amount - 1 WHERE number = 'R-1'",
    "UPDATE bill SET currency = 'USD' WHERE number = 'R-1'",
    "UPDATE bill SET due = '2026-12-24' WHERE number = 'R-1'",
    "UPDATE bill SET reference = 'R-9' WHERE number = 'R-1'",
    "UPDATE bill SET standing = 'disputed' WHERE number = 'R-1'",
    "DELETE FROM billPayee",
    "UPDATE biller SET paidBy = 'debit'",
    "UPDATE biller SET supportPhone = '+4966666666'",
    """
    CREATE TEMP TABLE copy AS SELECT * FROM bill WHERE number = 'R-1';
    UPDATE copy SET id = randomblob(16), number = 'R-9', numberKey = 'R9', identity = 'R9';
    INSERT INTO bill SELECT * FROM copy
    """,
  ])
  func `Bills that others wrote or edited, signed by nobody yet, stop every payment`(edit: String)
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    for number in ["R-1", "R-2"] { try ana.bill(number) }
    try ana.edit(edit)
    #expect(throws: (any Error).self) { try ana.pay(ana.request("R-2")) }
    #expect(ana.outbox.isEmpty && ana.wrongs.contains(.paymentHistory))
  }

  @Test func `A payment that waits and was edited takes no share of another bill`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    for number in ["R-1", "R-2"] { try ana.bill(number) }
    try ana.pay(ana.request("R-1") { ($0.hold, $0.amount) = (true, "50.00") })
    try ana.edit("UPDATE payment SET billID = (SELECT id FROM bill WHERE number = 'R-2')")
    #expect(throws: AccessError.self) { try ana.pay(ana.request("R-2")) }
    #expect(ana.outbox.isEmpty)
  }

  @Test func `What anybody may do appends nothing to a log that others wrote`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.forge { try $0.record("account.unfrozen", ana.desk.ana.id) }
    let before = try ana.ask("SELECT count(*) FROM event")
    #expect(throws: PayForgeryTests.alteredLog) { try ana.desk.ana.logIn("wrong") }
    #expect(throws: PayForgeryTests.alteredLog) {
      try FreezeAccount().perform(ana.desk.ana.id, in: ana.desk.ana.home.after())
    }
    #expect(try ana.ask("SELECT count(*) FROM event") == before)
    #expect(ana.wrongs.contains(.events))
  }

  @Test func `A used code that others put back opens nothing`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let code = try #require(try ana.recoveryCode())
    let mac = try ana.standingMAC()
    _ = try ana.desk.ana.stepUp(code: code)
    try ana.edit(
      "UPDATE recoveryCode SET usedAt = NULL; UPDATE account SET standingMAC = x'\(mac)'")
    #expect(throws: AccessError.tampered("account record")) { try ana.desk.ana.logIn(code: code) }
    try ana.forgeSeal()
    #expect(throws: PayForgeryTests.alteredLog) { try ana.desk.ana.logIn(code: code) }
  }

  @Test func `A staged file that was exchanged together with its row is not published`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let batch = try ana.staged()
    let name = try #require(batch.fileName)
    let other = "<Document/>"
    try Disk.write("\(ana.desk.ana.home.folder)/\(ana.stageFolder)/\(name)", other)
    let hash = SHA256.hexadecimal(Array(other.utf8))
    try ana.edit("UPDATE batch SET sha256 = '\(hash)', fileSize = \(other.utf8.count)")
    #expect(throws: AccessError.tampered("record of batch \(batch.id.description.prefix(8))")) {
      try ana.submit()
    }
    #expect(ana.outbox.isEmpty && ana.publishedLines.isEmpty)
  }

  @Test(arguments: ["DELETE FROM creditUse", "UPDATE creditUse SET amount = 1"])
  func `A note that a bill was paid elsewhere stays`(sql: String) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let bill = try ana.bill().bill
    let mark = MarkBillPaid(amount: "100.00")
    _ = try mark.perform(mark.plan(bill, ana.access), ana.access)
    try ana.edit(sql)
    #expect(throws: AccessError.tampered("record of bill \(bill.id.description.prefix(8))")) {
      try ana.pay(ana.request("R-1"))
    }
    #expect(ana.outbox.isEmpty)
  }
}

extension PayFixture {
  fileprivate func standingMAC() throws -> String {
    try ask("SELECT hex(standingMAC) FROM account")
  }

  /// A code of an account that has a second factor.
  fileprivate func recoveryCode() throws -> String? {
    let factor = try EnrollFactor(label: "Phone").perform(desk.ana.stepUp())
    let moment = SimulatedHome.beginning.seconds
    let shown = try #require(Tool("oathtool")).run(
      ["--totp", "-b", factor.seedText, "-N", "@\(moment)"])
    let code = shown.output.trimmingCharacters(in: .whitespacesAndNewlines)
    return try ConfirmFactor().perform(code, access.money()).recoveryCodes.first?.text
  }

  /// Writes with this program and another installation's key.
  fileprivate func forge(_ body: (BookWriter) throws -> Void) throws {
    let key = InstallKey.generate()
    let account = desk.ana.id
    let own = try desk.ana.home.after().books(of: account).read { try $0.lastEvent() }
    let seals = BookSeals(
      eventHash: Home.eventHash(account),
      eventMAC: {
        let mac = EventLog.mac(account, key)
        // This program would append to no log of somebody else; others do.
        return { $0 == own?.hash ? own?.mac ?? [] : mac($0) }
      },
      alteredLog: AccessError.tampered("event log"),
      standingMAC: { _ in [UInt8](repeating: 0, count: 32) })
    let books = try Books(file: desk.ana.databasePath, seals: seals)
    try books.write(at: SimulatedHome.beginning, body)
    try books.close()
  }

  /// Has the log name the seal that the account's row has.
  fileprivate func forgeSeal() throws {
    try forge { writer in
      let mac = try writer.reader.standing()?.mac ?? []
      try writer.record("standing.sealed", desk.ana.id, Base64URL.encode(mac))
    }
  }
}
