import BillActions
import BillCore
import BillStore
import Foundation
import Testing

@Suite struct AccountFileTests {
  /// The files that let somebody in, below the home.
  private static func files(_ ana: AccountFixture) -> [String] {
    [
      ana.databasePath, "\(ana.home.folder)/run/\(ana.id).session",
      "\(ana.home.folder)/state/install.key",
    ]
  }

  @Test func `Files others can read are refused`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for path in Self.files(ana) {
      _ = try ana.open()
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(throws: FileError.wideMode(path: path, mode: 0o640)) { try use(ana) }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
  }

  @Test func `Symbolic links are refused`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for path in Self.files(ana) {
      try FileManager.default.moveItem(atPath: path, toPath: "\(path).moved")
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: "\(path).moved")
      #expect(throws: FileError.symbolicLink(path: path)) { try use(ana) }
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: "\(path).moved", toPath: path)
    }
    try use(ana)
  }

  @Test func `A configuration others can write is refused`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let folder = "\(ana.home.folder)/config"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = "\(folder)/config.toml"
    try Data("[mail]\nprogram = \"sendmail\"\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    #expect(throws: FileError.wideMode(path: path, mode: 0o666)) {
      try ana.home.after().configuration()
    }
  }

  @Test(arguments: ["data", "state", "run", "config"], [0o777, 0o755, 0o710])
  func `A place others can look into is refused before anything is opened`(
    name: String, mode: Int
  ) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let place = "\(ana.home.folder)/\(name)"
    if name == "config" {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true)
    }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    let refusal = FileError.wideMode(path: place, mode: UInt32(mode))
    #expect(throws: refusal) { try ana.open() }
    #expect(throws: refusal) { try ana.logIn() }
    #expect(throws: refusal) { try AccountStatus(ana.home.after(), email: nil) }
    try MendHome().plan(in: ana.home.after()).perform(in: ana.home.after())
    _ = try ana.open()
  }

  @Test(arguments: ["data", "state", "run"])
  func `A place behind a symbolic link is refused`(name: String) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let place = "\(ana.home.folder)/\(name)"
    try FileManager.default.moveItem(atPath: place, toPath: "\(place).moved")
    try FileManager.default.createSymbolicLink(
      atPath: place, withDestinationPath: "\(place).moved")
    #expect(throws: FileError.symbolicLink(path: place)) { try ana.open() }
  }

  @Test func `A relative BILLCTL_HOME never falls back on the real home`() {
    #expect(Places(environment: ["BILLCTL_HOME": "here", "HOME": "/home/ana"]) == nil)
    #expect(Places(environment: ["BILLCTL_HOME": "", "HOME": "/home/ana"]) != nil)
    #expect(Places(environment: ["HOME": "ana"]) == nil)
  }

  // The database, the session and the install key, in one.
  private func use(_ ana: AccountFixture) throws {
    _ = try Standing.obstacles(ana.open())
  }
}
