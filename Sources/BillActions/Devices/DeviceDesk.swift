import BillCore
import BillCredentials
import BillStore

/// The key of this machine for one account, and whether the account trusts it.
struct DeviceDesk {
  private let home: Home
  private let account: RecordID

  init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// What the account knows of this machine.
  ///
  /// A key that is missing, damaged or revoked is that of a new device. A device's row is
  /// signed by the account key, so that nobody adds one by editing the database; one that was
  /// revoked and put back is known by the log.
  ///
  /// - throws: `AccessError.tampered` for a row that the account did not sign.
  func standing(_ reader: BookReader) throws -> (LoginEvidence.Device, DeviceRecord?) {
    guard let key = try key(), let owner = try reader.accountKeys(),
      let record = try reader.devices(of: account).first(where: { $0.id == key.id })
    else { return (.unknown, nil) }
    do {
      try record.verify(publicKey: owner.signingPublicKey)
    } catch CredentialError.tampered {
      throw AccessError.tampered("device")
    }
    guard record.isHeld(by: key), try !reader.isRevoked(device: key.id) else {
      return (.unknown, nil)
    }
    guard record.facts.fingerprint == fingerprint(of: key.id) else { return (.moved, record) }
    return (home.world.now < record.facts.expires ? .trusted : .expired, record)
  }

  /// The device this machine proves to be by its key, where it is trusted now.
  ///
  /// - throws: `AccessError.tampered` for a row that the account did not sign.
  func trusted(_ reader: BookReader) throws -> DeviceRecord? {
    let (standing, device) = try standing(reader)
    return standing == .trusted ? device : nil
  }

  /// Whose failed attempts count here: those of this device, or nil for those of everybody who is
  /// not at a trusted one.
  ///
  /// - throws: as `trusted`.
  func bucket(_ reader: BookReader) throws -> String? { try trusted(reader)?.id.description }

  /// Refuses one device more than are allowed.
  ///
  /// - throws: `DeviceError.tooMany`.
  func requireRoom(_ reader: BookReader) throws {
    let live = try reader.devices(of: account).count { home.world.now < $0.facts.expires }
    guard live < DeviceRecord.mostDevices else { throw DeviceError.tooMany(live) }
  }

  /// Makes a key for this machine and has the account sign it; the file is kept first, because a
  /// row without its key is nobody's.
  func trust(_ keys: AccountKeys) throws -> DeviceRecord {
    let world = home.world
    let key = DeviceKey.generate(id: world.newID())
    try folder().write(name, Array(key.text.utf8))
    let facts = DeviceRecord.Facts(
      id: key.id, account: account, publicKey: key.publicKey, label: world.machine.label,
      fingerprint: fingerprint(of: key.id), createdAt: world.now, lastUsed: world.now,
      expires: world.now.adding(seconds: DeviceRecord.trustSeconds))
    return DeviceRecord(facts, signedBy: keys)
  }

  /// Removes the key of this machine.
  func forget() throws { try folder().remove(name) }

  /// The id of this machine's key; nil where there is none that can be read.
  func ownID() throws -> RecordID? { try key()?.id }

  private func key() throws -> DeviceKey? {
    guard let bytes = try folder().read(name, limitBytes: 1024) else { return nil }
    do {
      return try DeviceKey(text: String(decoding: bytes, as: UTF8.self))
    } catch CredentialError.malformed {
      return nil  // why: no key is no trust, which is what a damaged one is worth.
    }
  }

  private func fingerprint(of device: RecordID) -> [UInt8] {
    DeviceRecord.fingerprint(device: device, identity: home.world.machine.identity)
  }

  private func folder() throws -> PrivateFolder {
    try PrivateFolder(making: "\(home.places.state)/devices")
  }

  private var name: String { "\(account).key" }
}

/// Why a device cannot be trusted.
package enum DeviceError: Error, Equatable {
  /// So many are trusted already.
  case tooMany(Int)
}
