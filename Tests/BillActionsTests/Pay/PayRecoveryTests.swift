import BillActions
import BillCore
import BillStore
import Foundation
import Testing

/// What the next run makes of what an interrupted one left.
@Suite struct PayRecoveryTests {
  @Test func `A file that was staged and not published is published once`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let batch = try ana.staged()
    #expect(ana.outbox.isEmpty && ana.stage == [batch.fileName])
    let result = try ana.submit()
    #expect(result.payments.map(\.payment.state) == [.emitted])
    #expect(result.batches.map(\.batch.id) == [batch.id])
    #expect(ana.outbox == [batch.fileName] && ana.stage.isEmpty)
    #expect(ana.publishedLines.count == 1)
    #expect(try ana.submit().payments.isEmpty && ana.publishedLines.count == 1)
    try ana.check()
  }

  @Test func `A file that was published and not recorded is recorded, and not written again`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    let batch = try ana.staged(logged: true)
    let name = try #require(batch.fileName)
    try ana.moveFile(name, from: ana.stageFolder, to: "data/outbox")
    try ana.submit()
    #expect(try ana.payments().map(\.payment.state) == [.emitted])
    #expect(ana.outbox == [name] && ana.stage.isEmpty)
  }

  @Test func `A take-back that was interrupted is finished`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1"))
    try ana.moveFile(ana.outbox[0], from: "data/outbox", to: ana.stageFolder)
    #expect(MendHome().plan(in: ana.desk.ana.home.after()).removed.isEmpty)
    try ana.submit()
    #expect(try ana.payments().map(\.payment.state) == [.takenBack])
    #expect(ana.outbox.isEmpty && ana.stage.isEmpty)
    #expect(try ana.open("R-1") == "119.00")
    try ana.check()
  }

  @Test func `A payment whose sending was interrupted is unknown, never sent again`() throws {
    let ana = try PayFixture(bank: PayFixture.testBank)
    defer { ana.remove() }
    try ana.bill()
    let held = ana.request("R-1", rail: "sandbox") { $0.hold = true }
    let payment = try #require(try ana.pay(held).payments.first).payment
    try ana.write { try $0.move(payment, to: .sending, on: CalendarDate("2026-11-18") ?? .first) }
    try ana.submit()
    #expect(try ana.payments().map(\.payment.state) == [.unknown])
    try ana.submit()
    #expect(try ana.payments().map(\.payment.state) == [.unknown] && ana.publishedLines.isEmpty)
  }

  @Test func `Files in the stage folder that no batch names are removed, half-written ones too`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1"))
    let folder = "\(ana.desk.ana.home.folder)/\(ana.stageFolder)"
    try Disk.write("\(folder)/orphan.xml", "<Document>")
    try Disk.write("\(folder)/.half.xml.77.new", "<Doc")
    try ana.submit()
    #expect(ana.stage.isEmpty && ana.outbox.count == 1)
  }

  @Test func `A staged file that somebody changed is not published`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let name = try #require(try ana.staged().fileName)
    try Disk.write("\(ana.desk.ana.home.folder)/\(ana.stageFolder)/\(name)", "<Document/>")
    #expect(throws: PublishError.stagedFileChanged(name: name)) { try ana.submit() }
    #expect(ana.outbox.isEmpty && ana.publishedLines.isEmpty)
  }

  @Test func `The same key finishes what was approved and not handed over`() throws {
    let ana = try PayFixture(bank: PayFixture.testBank)
    defer { ana.remove() }
    try ana.bill()
    let request = ana.request("R-1", rail: "sandbox") { $0.idempotencyKey = "k" }
    let plan = try ana.plan(request)
    // A folder where the log should be: the payment is approved and the hand-over fails.
    let log = "\(ana.desk.ana.home.folder)/state/published.log"
    let money = try ana.desk.ana.stepUp()
    try FileManager.default.createDirectory(
      atPath: log, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    #expect(throws: (any Error).self) { try PayBills(plan, money).perform() }
    try Disk.remove(log)
    #expect(try ana.payments().isEmpty)
    try ana.pay(request)
    #expect(try ana.payments().map(\.payment.state) == [.sent])
    #expect(try ana.pay(request).isRepeated && ana.publishedLines.count == 1)
  }

  @Test func `A database put back from before is refused, and nothing is published`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2")
    let database = ana.desk.ana.databasePath
    let backup = "\(ana.desk.folder)/before.db"
    try Disk.copy(database, to: backup)
    let first = try ana.pay(ana.request("R-1"))
    try Disk.copy(backup, to: database)
    let reference = try #require(first.batches.first?.batch.messageID)
    let behind = PublishError.databaseIsBehind(reference: reference)
    for number in ["R-1", "R-2"] {
      #expect(throws: behind) { try ana.pay(ana.request(number)) }
    }
    #expect(throws: behind) { try ana.submit() }
    #expect(try ana.payments().isEmpty)
    #expect(ana.outbox.count == 1 && ana.publishedLines.count == 1)
  }

  @Test func `Every changed character of the published log is noticed`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.pay(ana.request("R-1"))
    let path = "\(ana.desk.ana.home.folder)/state/published.log"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropLast() {
      var changed = bytes
      changed[index] = changed[index] == UInt8(ascii: "2") ? UInt8(ascii: "3") : UInt8(ascii: "2")
      try Disk.write(path, String(decoding: changed, as: UTF8.self))
      #expect(throws: AccessError.tampered("published.log"), "\(index)") {
        try TakeBackBatch(ana.access).perform(ana.batch())
      }
    }
    try Disk.write(path, text)
    #expect(try TakeBackBatch(ana.access).perform(ana.batch()).payments.count == 1)
  }
}

extension PayFixture {
  var stageFolder: String { "data/stage/\(desk.ana.id)" }

  func batch() throws -> Batch {
    try #require(try access.books.read { try $0.batches() }.first)
  }

  func moveFile(_ name: String, from: String, to: String) throws {
    let folder = desk.ana.home.folder
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(to)", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Disk.move("\(folder)/\(from)/\(name)", to: "\(folder)/\(to)/\(name)")
  }

  /// R-1 paid as far as the stage folder: a file lies where the outbox should be.
  func staged(logged: Bool = false) throws -> Batch {
    try bill()
    try pay(request("R-1"))
    try moveFile(outbox[0], from: "data/outbox", to: stageFolder)
    if !logged { try Disk.remove("\(desk.ana.home.folder)/state/published.log") }
    try edit("UPDATE batch SET state = 'staged'; UPDATE payment SET state = 'staged'")
    let batch = try batch()
    #expect(batch.state == .staged)
    // The log says so too, as it would have after an interruption.
    try write { try $0.record("batch.staged", batch.id) }
    return batch
  }
}
