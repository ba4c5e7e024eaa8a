import BillCore
package import BillCredentials
package import BillStore

/// Shows and revokes the trusted devices of an account.
package struct AccountDevices: Sendable {
  package init() {}

  /// A device, and whether it is this machine.
  package struct Entry: Sendable, Hashable {
    package let device: DeviceRecord
    package let isCurrent: Bool
  }

  /// The devices whose trust has not ended, the last used one first.
  ///
  /// - throws: `AccessError.tampered` for a row that the account did not sign.
  package func list(_ access: ReadAccess) throws -> [Entry] {
    let own = try DeviceDesk(access.home, access.account.id).ownID()
    return try access.books.read { reader in
      let owner = try reader.accountKeys()
      return try reader.devices(of: access.account.id)
        .filter { try access.world.now < $0.facts.expires && !reader.isRevoked(device: $0.id) }
        .map { device in
          do {
            try device.verify(publicKey: owner?.signingPublicKey ?? [])
          } catch CredentialError.tampered {
            throw AccessError.tampered("device")
          }
          return Entry(device: device, isCurrent: device.id == own)
        }
    }
  }

  /// The device of an id or a unique beginning of it.
  ///
  /// - throws: `LookupError`.
  package func find(_ text: String, _ access: ReadAccess) throws -> DeviceRecord {
    let devices = try access.books.read { try $0.devices(of: access.account.id) }
    return try Lookup.choose(text, from: devices, kind: "device", id: \.id) { $0.facts.label }
  }

  /// The sessions that end when a device is revoked.
  package func sessions(of device: DeviceRecord, _ access: ReadAccess) throws -> [StoredSession] {
    try access.books.read { try $0.sessions() }.filter { $0.device == device.id }
  }

  /// Trusts a device no longer and ends its sessions.
  package func revoke(_ device: DeviceRecord, _ access: ReadAccess) throws {
    try access.books.write(at: access.world.now) { try $0.revoke(device) }
  }
}
