import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct DeviceTests {
  private func enter(
    _ ana: AccountFixture, after seconds: Int64 = 60, _ change: (inout World) -> Void = { _ in }
  ) throws -> LogIn.Entry {
    var world = ana.home.after(seconds).world
    change(&world)
    return try LogIn(email: AccountFixture.email).enter(AccountFixture.proof(), in: Home(world))
  }

  private func sql(_ ana: AccountFixture, _ statement: String) throws {
    let result = try #require(Tool("sqlite3")).run([ana.databasePath, statement])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `The machine that made the account is trusted, and each login renews it`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let entry = try enter(ana)
    #expect(entry.isTrusted)
    #expect(entry.record.risk.score == 0)
    let device = try #require(try AccountDevices().list(entry.access).first)
    #expect(device.isCurrent)
    #expect(
      device.device.facts.expires
        == SimulatedHome.beginning.adding(seconds: 60 + DeviceRecord.trustSeconds))
  }

  @Test(
    .enabled(if: Tool("sqlite3") != nil),
    arguments: [
      "publicKey = randomblob(32)", "label = 'eve@box'", "fingerprint = randomblob(32)",
      "createdAt = createdAt - 1", "lastUsed = lastUsed + 1", "expiresAt = expiresAt + 86400000",
      "signature = randomblob(64)",
    ])
  func `A row of a device that was edited is noticed`(change: String) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    try sql(ana, "UPDATE device SET \(change)")
    #expect(throws: AccessError.tampered("device")) { try enter(ana) }
    #expect(throws: AccessError.tampered("device")) { try AccountDevices().list(ana.open()) }
  }

  @Test(.enabled(if: Tool("sqlite3") != nil), arguments: ["id = randomblob(16)"])
  func `A row under another id is nobody's`(change: String) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    try sql(ana, "UPDATE device SET \(change)")
    #expect(try !enter(ana).isTrusted)
  }

  @Test(.enabled(if: Tool("sqlite3") != nil))
  func `A device that was revoked and put back is not trusted`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    try sql(ana, "CREATE TABLE kept AS SELECT * FROM device")
    let copy = "\(ana.databasePath).kept"
    try sql(ana, "ATTACH '\(copy)' AS copy; CREATE TABLE copy.device AS SELECT * FROM device")
    try sql(ana, "DROP TABLE kept")
    let access = try ana.open(after: 5)
    let device = try #require(try AccountDevices().list(access).first?.device)
    try AccountDevices().revoke(device, access)
    #expect(try !enter(ana).isTrusted)
    try sql(ana, "ATTACH '\(copy)' AS copy; INSERT INTO device SELECT * FROM copy.device")
    let entry = try enter(ana, after: 120)
    #expect(!entry.isTrusted)
    #expect(entry.record.risk.reasons.map(\.kind) == [.newDevice])
  }

  @Test func `The key of another machine or user was carried there`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for change in [
      { $0.machine.id = "other" }, { $0.machine.userID = 7 },
      { $0.machine.host = "box" },
    ] as [(inout World) -> Void] {
      let entry = try enter(ana, change)
      #expect(entry.record.risk.reasons.map(\.kind) == [.movedDevice])
      #expect(!entry.isTrusted)
    }
  }

  @Test func `An unusual login does not take codes by mail`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let home = ana.home.after(1)
    var factor = SecondFactor(
      id: home.world.newID(), kind: .email, label: "mail", createdAt: home.world.now)
    factor.state = .active
    let added = factor
    try home.books(of: ana.id).write(at: home.world.now) { try $0.insert(added, sealed: nil) }
    var world = ana.home.after(60).world
    world.machine.id = "other"
    #expect(throws: AccessError.strongerCodeNeeded(score: 40)) {
      try LogIn(email: AccountFixture.email).enter(
        AccountFixture.proof(code: "12345678"), in: Home(world))
    }
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: "12345678", after: 60) }
  }

  @Test func `A key file that is damaged or gone is that of a new device`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let path = "\(ana.home.folder)/state/devices/\(ana.id).key"
    try Data("rubbish".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try enter(ana).record.risk.reasons.map(\.kind) == [.newDevice])
    try FileManager.default.removeItem(atPath: path)
    #expect(try enter(ana).record.risk.reasons.map(\.kind) == [.newDevice])
  }

  @Test func `The typing profile is sealed, and an edited one is noticed`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var action = LogIn(email: AccountFixture.email)
    action.typed = TypedLine(text: AccountFixture.email, intervals: [90, 90, 90, 90, 90, 90, 90])
    _ = try action.enter(AccountFixture.proof(), in: ana.home.after(1))
    let books = try ana.home.after().books(of: ana.id)
    var profile = try #require(try books.read { try $0.typingProfile() })
    profile.sealed[40] ^= 1
    let edited = profile
    try books.write(at: ana.home.after().world.now) {
      try $0.storeTypingProfile(edited.sealed, version: edited.version)
    }
    #expect(throws: CredentialError.tampered(.row)) {
      try action.enter(AccountFixture.proof(), in: ana.home.after(2))
    }
  }

  @Test func `What the log keeps of a login reads back as it was`() throws {
    var record = LoginRecord(
      risk: LoginRisk(
        reasons: [
          RiskReason(.newNetwork, "2001:db8::/64"), RiskReason(.listedAddress, "a, b; +c.txt"),
          RiskReason(.recentFailures, "2", times: 2), RiskReason(.clockBehind),
        ], typing: .learning), origin: "ana; by eve@host from ::1")
    #expect(LoginRecord(record.text) == record)
    (record.subject, record.network, record.place) = ("password", "2001:db8::/64", "DE")
    (record.terminal, record.isRemote, record.unread) = ("abcdefgh", true, ["x.netset", "y z"])
    record.device = RecordID(sixteen: Array(0..<16))
    #expect(LoginRecord(record.text) == record)
    #expect(LoginRecord("password, ana@laptop") == nil)
  }
}
