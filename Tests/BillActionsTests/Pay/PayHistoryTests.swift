import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// Records of what was handed over that somebody put back, removed or moved.
@Suite(.enabled(if: Tool("sqlite3") != nil))
struct PayHistoryTests {
  @Test(arguments: [
    "UPDATE payment SET state = 'taken-back'; UPDATE batch SET state = 'taken-back'",
    "UPDATE payment SET state = 'cancelled'", "UPDATE payment SET state = 'delivered'",
    "UPDATE payment SET batchID = NULL",
    "DELETE FROM paymentEvent; DELETE FROM creditUse; DELETE FROM payment",
  ])
  func `A payment that was put back is not made again`(sql: String) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    let payment = try #require(try ana.payments().first).payment.id.description
    try ana.edit(sql)
    let error = AccessError.tampered("record of payment \(payment.prefix(8))")
    #expect(throws: error) { try ana.pay(ana.request("R-2")) }
    #expect(throws: error) { try ana.submit() }
    #expect(ana.outbox.count == 1 && ana.stage.isEmpty)
    #expect(ana.wrongs.contains(.paymentHistory))
  }

  @Test(arguments: [
    "UPDATE payment SET billID = NULL", "UPDATE payment SET amount = 1",
    "UPDATE batch SET sha256 = 'x'", "UPDATE batch SET total = 1",
  ])
  func `What was handed over is as it was recorded then`(sql: String) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    try ana.edit(sql)
    #expect(throws: AccessError.self) { try ana.pay(ana.request("R-2")) }
    #expect(ana.outbox.count == 1 && ana.stage.isEmpty)
  }

  @Test func `A log that was edited to agree is noticed by its chain`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    try ana.edit(
      """
      UPDATE payment SET state = 'cancelled'; UPDATE batch SET state = 'taken-back';
      UPDATE event SET kind = 'payment.cancelled' WHERE kind = 'batch.emitted'
      """)
    #expect(throws: AccessError.tampered("event log")) { try ana.pay(ana.request("R-2")) }
    #expect(ana.outbox.count == 1)
  }

  @Test func `Payments of one batch that went different ways agree with the log`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    for number in ["R-1", "R-2", "R-3", "R-4"] { try ana.bill(number) }
    try ana.pay(ana.request("R-1", "R-2", "R-3"))
    let batch = try ana.batch()
    let ids = try ana.payments().map(\.payment.id.description)
    try ana.say(.done, batch.id.description)
    #expect(try ana.batch().state == .delivered)
    try ana.say(.rejected(reason: "unknown account"), ids[0])
    #expect(ana.wrongs == [])
    try ana.say(.rejected(reason: "account closed"), ids[1])
    #expect(ana.wrongs == [])
    try ana.say(.rejected(reason: "no cover"), batch.id.description)
    #expect(Set(try ana.payments().map(\.payment.state)) == [.rejected])
    try ana.pay(ana.request("R-4"))
    #expect(ana.wrongs == [])
  }

  @Test func `Lines that are gone from the published log are missed`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    try Disk.remove(ana.publishedLog)
    #expect(throws: AccessError.tampered("published.log")) { try ana.pay(ana.request("R-2")) }
    #expect(ana.wrongs == [.publishedLog])
  }

  @Test(arguments: [true, false])
  func `An older database does not pass with the published log cut or gone`(isCut: Bool) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    let (log, database) = (ana.publishedLog, ana.desk.ana.databasePath)
    let money = try ana.access.money()
    try Disk.copy(database, to: "\(ana.desk.folder)/before.db")
    try Disk.copy(log, to: "\(ana.desk.folder)/before.log")
    _ = try PayBills(ana.plan(ana.request("R-2")), money).perform()
    #expect(ana.outbox.count == 2)

    try Disk.copy("\(ana.desk.folder)/before.db", to: database)
    try Disk.copy("\(ana.desk.folder)/before.log", to: log)
    if !isCut { try Disk.remove(log) }
    #expect { try ana.access.money() } throws: { $0.isTampering }
    #expect { try ana.desk.ana.stepUp() } throws: { $0.isTampering }
    #expect(ana.wrongs.contains(.events) && ana.outbox.count == 2)
  }

  @Test func `What lies in the stage folder and is no file of ours stops no payment`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    let stage = "\(ana.desk.ana.home.folder)/\(ana.stageFolder)"
    try FileManager.default.createDirectory(
      atPath: "\(stage)/notes", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try FileManager.default.createSymbolicLink(
      atPath: "\(stage)/link.xml", withDestinationPath: "/etc/hostname")
    #expect(ana.wrongs.contains(.stagedFiles))
    #expect(MendHome().plan(in: ana.desk.ana.home.after()).removed.isEmpty)
    try ana.pay(ana.request("R-2"))
    #expect(ana.outbox.count == 2 && ana.stage == ["link.xml", "notes"])
  }

  @Test func `A file is taken back from the folder it was published to`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let folder = ana.desk.ana.home.folder
    try ana.setOutbox("\(folder)/first")
    try ana.pay(ana.request("R-1"))
    #expect(ana.names("first").count == 1)
    try ana.setOutbox("\(folder)/second")
    #expect(ana.wrongs == [])
    _ = try TakeBackBatch(ana.access).perform(ana.batch())
    #expect(ana.names("first").isEmpty && ana.names("second").isEmpty)
    #expect(try ana.payments().map(\.payment.state) == [.takenBack])
  }

  @Test func `A staged file is published where it was to go, whatever is configured since`() throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    _ = try ana.staged()
    try ana.setOutbox("\(ana.desk.ana.home.folder)/other")
    try ana.submit()
    #expect(ana.outbox.count == 1 && ana.names("other").isEmpty)
  }
}

extension PayFixture {
  var publishedLog: String { "\(desk.ana.home.folder)/state/published.log" }

  /// One bill paid and another one there, of the same biller.
  func paid(_ first: String, then second: String) throws {
    try bill(first)
    try pay(request(first))
    try bill(second)
  }

  fileprivate func setOutbox(_ path: String) throws {
    let home = desk.ana.home.after()
    try SetUpRail(kind: .iso20022, outbox: path).plan(in: home).perform(in: home)
  }
}

extension Error {
  /// The log ends before its signed end; where lines are missing too, that may be said first.
  fileprivate var isTampering: Bool {
    self as? CredentialError == .tampered(.event)
      || self as? AccessError == .tampered("published.log")
  }
}
