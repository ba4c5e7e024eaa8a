package import BillCore
import CSodium

/// The keys of the unattended runner: they execute mandates and open capsules, and nothing else.
///
/// Both pairs come from one seed, which lies in the agent's key file. Whoever reads that file can
/// make the payments the mandates allow, and no other.
package struct AgentKeys: Sendable {
  package let id: RecordID
  package let signingPublicKey: [UInt8]
  package let boxPublicKey: [UInt8]
  /// What the key file keeps.
  package let seed: SecureBytes
  private let signingSecret: SecureBytes
  private let boxSecret: SecureBytes

  /// Keys for a new agent.
  package static func generate(id: RecordID) -> AgentKeys {
    AgentKeys(id: id, seed: SecureBytes(random: 32))
  }

  /// The keys of a seed of 32 bytes.
  package init(id: RecordID, seed: SecureBytes) {
    self.id = id
    self.seed = seed
    (signingPublicKey, signingSecret) = SigningKey.pair(seed: seed.subkey(1, context: "BCagent_"))
    let boxSeed = seed.subkey(2, context: "BCagent_")
    var boxPublic = [UInt8](repeating: 0, count: 32)
    boxSecret = SecureBytes(
      capacity: 32,
      writing: { room in
        let status = boxSeed.withPointer { crypto_box_seed_keypair(&boxPublic, room, $0) }
        precondition(status == 0)
        return 32
      })
    boxPublicKey = boxPublic
  }

  /// Signs canonical bytes as this agent.
  package func sign(_ message: [UInt8], _ domain: SigningDomain) -> [UInt8] {
    SigningKey.sign(message, domain, secret: signingSecret)
  }

  /// Lends what is in a sealed box; nil when it was not made for this agent, or edited.
  func openBox<Value>(_ box: [UInt8], _ read: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
    let count = box.count - Capsule.boxOverhead
    guard count > 0 else { return nil }
    return withPassingSecret(count) { room in
      let status = boxSecret.withPointer {
        crypto_box_seal_open(room, box, UInt64(box.count), boxPublicKey, $0)
      }
      return status == 0 ? read(UnsafeBufferPointer(start: room, count: count)) : nil
    }
  }
}
