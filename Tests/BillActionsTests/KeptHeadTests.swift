import BillActions
import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

/// The end of the event log as it is kept outside the database.
@Suite struct KeptHeadTests {
  @Test(.enabled(if: Tool("sqlite3") != nil))
  func `A log whose end was cut off is noticed without and with the key`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    let result = try Tool("sqlite3")?.run([
      ana.databasePath, "DELETE FROM event WHERE position > 2",
    ])
    try #require(result?.status == 0)
    #expect(wrongs(ana) == [.events])
    #expect(throws: CredentialError.tampered(.event)) { try ana.open().money() }
    #expect(throws: CredentialError.tampered(.event)) { try ana.stepUp() }
  }

  @Test func `A log that was written anew and is whole in itself is noticed`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let path = ana.databasePath
    try FileManager.default.copyItem(atPath: path, toPath: "\(path).kept")
    _ = try ana.stepUp()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: "\(path).kept", toPath: path)
    let home = ana.home.after()
    try home.books(of: ana.id).write(at: home.world.now) { writer in
      for index in 1...20 { try writer.record("account.changed", ana.id, "\(index)") }
    }
    #expect(wrongs(ana) == [.events])
    #expect(throws: CredentialError.tampered(.event)) { try ana.stepUp() }
  }

  @Test func `What is logged after the last money session is in order`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    _ = try AcceptTerms(.withdraw).perform(ana.open(), nil)
    #expect(wrongs(ana) == [])
    _ = try ana.stepUp()
    #expect(wrongs(ana) == [])
  }

  @Test func `A kept head that was altered is noticed`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    let path = "\(ana.home.folder)/state/heads/\(ana.id)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Disk.write(path, "9\(text)")
    #expect(wrongs(ana) == [.events])
    #expect(throws: CredentialError.tampered(.logHead)) { try ana.stepUp() }
    try Disk.write(path, text)
    _ = try ana.stepUp()
  }

  @Test func `A restore from a backup begins a new head`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let archive = "\(ana.home.folder)/backup.tar"
    _ = try MakeBackup(path: archive).perform(in: ana.home.after())
    _ = try ana.stepUp()
    _ = try ana.stepUp()
    let plan = try RestoreBackup(path: archive, replaces: true).plan(in: ana.home.after())
    _ = try plan.perform(in: ana.home.after()) { _, _ in AccountFixture.proof() }
    try ana.logIn()
    _ = try ana.stepUp()
    #expect(wrongs(ana) == [])
  }

  private func wrongs(_ ana: AccountFixture) -> [HealthCheck.Subject] {
    Doctor(words: { "\($0)" }).perform(in: ana.home.after()).filter { !$0.isRight }.map(\.subject)
  }
}
