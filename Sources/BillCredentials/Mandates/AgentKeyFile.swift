package import BillCore

/// What an agent's key file holds: its seed, and the account key it was enrolled by.
///
/// The pinned key is the root of everything the agent believes: whoever puts another account key
/// into the database convinces it of nothing.
package struct AgentKeyFile: Sendable {
  package let keys: AgentKeys
  package let account: RecordID
  /// The account's Ed25519 public key.
  package let pinnedKey: [UInt8]

  package init(keys: AgentKeys, account: RecordID, pinnedKey: [UInt8]) {
    self.keys = keys
    self.account = account
    self.pinnedKey = pinnedKey
  }

  private static let head = "billctl-agent-1"

  /// Reads the file; throws `.malformed(.agent)`.
  package init(text: String) throws(CredentialError) {
    let words = text.split { $0 == " " || $0 == "\n" }
    guard words.count == 5, words[0] == AgentKeyFile.head, let id = RecordID(words[1]),
      let account = RecordID(words[2]), let pinned = Base64URL.decode(words[3]),
      pinned.count == 32, var seed = Base64URL.decode(words[4]), seed.count == 32
    else { throw .malformed(.agent) }
    self.init(
      keys: AgentKeys(id: id, seed: SecureBytes(consuming: &seed)), account: account,
      pinnedKey: pinned)
  }

  /// The file's one line.
  package var text: String {
    let seed = keys.seed.withBytes { Base64URL.encode(Array($0)) }
    return """
      \(AgentKeyFile.head) \(keys.id) \(account) \(Base64URL.encode(pinnedKey)) \(seed)

      """
  }
}
