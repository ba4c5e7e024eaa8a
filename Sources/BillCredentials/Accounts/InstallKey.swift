/// The key of one installation, in the state folder and in no backup.
///
/// It works while nobody is logged in. It protects against whoever has the database or a backup
/// alone: attempt counters, codes and look-up hashes cannot be forged or guessed from them.
/// It protects nothing from someone who reads the state folder too.
package struct InstallKey: Equatable, Sendable {
  private let key: SecureBytes

  /// The key with these 32 bytes, or nil for another number of bytes.
  package init?(bytes: SecureBytes) {
    guard bytes.count == 32 else { return nil }
    key = bytes
  }

  /// A fresh key.
  package static func generate() -> InstallKey { InstallKey(key: SecureBytes(random: 32)) }

  private init(key: SecureBytes) { self.key = key }

  /// The bytes to write to the key file.
  package var bytes: SecureBytes { key }

  /// What the install key is used for; a number, once given, is never given again.
  package enum Purpose: UInt64, Sendable, CaseIterable {
    case lookup = 1
    case codes = 2
    case attempts = 3
    case publishedLog = 4
    case payeeEquality = 6
    case sealing = 7
    case standing = 8
    case schedules = 9
    case events = 10
    case messages = 15
    case support = 16
  }

  /// A MAC of 32 bytes.
  package func mac(_ purpose: Purpose, _ data: [UInt8]) -> [UInt8] {
    key.withSubkey(purpose.rawValue, context: InstallKey.context) { Blake2b.hash(data, key: $0) }
  }

  /// Makes MACs for one purpose; its subkey is derived once for all of them.
  package func macs(_ purpose: Purpose) -> ([UInt8]) -> [UInt8] {
    let subkey = subkey(purpose)
    return { Blake2b.hash($0, key: subkey) }
  }

  /// Whether a MAC belongs to these bytes, in constant time.
  package func isGenuine(_ mac: [UInt8], _ purpose: Purpose, _ data: [UInt8]) -> Bool {
    Sodium.areEqual(self.mac(purpose, data), mac)
  }

  func subkey(_ purpose: Purpose) -> SecureBytes {
    key.subkey(purpose.rawValue, context: InstallKey.context)
  }

  private static let context: StaticString = "BCinstal"
}
