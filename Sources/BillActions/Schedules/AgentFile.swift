import BillCore
import BillCredentials
import BillStore

/// What an account's agent keeps on this machine: its key, and what it saw last.
///
/// Neither is part of a backup: an older database beside a newer state is how a rollback is seen.
struct AgentFile {
  private let folder: PrivateFolder
  private let account: RecordID

  init(_ home: Home, _ account: RecordID) throws {
    _ = try PrivateFolder(making: home.places.state)
    folder = try PrivateFolder(making: "\(home.places.state)/agents")
    self.account = account
  }

  /// The key file; nil where no agent works here.
  ///
  /// - throws: `CredentialError.malformed(.agent)`.
  func key() throws -> AgentKeyFile? {
    try folder.read(keyName, limitBytes: 1024).map {
      try AgentKeyFile(text: String(decoding: $0, as: UTF8.self))
    }
  }

  func store(_ key: AgentKeyFile) throws { try folder.write(keyName, Array(key.text.utf8)) }

  /// Forgets the agent.
  func remove() throws {
    try folder.remove(keyName)
    try folder.remove(stateName)
  }

  /// What an agent saw last.
  ///
  /// - throws: `AccessError.tampered` where the file is gone, another agent's, or not as it was
  ///   written.
  func state(of agent: RecordID, _ key: InstallKey) throws -> AgentState {
    let bytes = try folder.read(stateName, limitBytes: 1024)
    guard let bytes, let state = AgentState(String(decoding: bytes, as: UTF8.self), key),
      state.agent == agent
    else { throw AccessError.tampered("agent's state") }
    return state
  }

  func store(_ state: AgentState, _ key: InstallKey) throws {
    try folder.write(stateName, Array(state.text(key).utf8))
  }

  private var keyName: String { "\(account).key" }
  private var stateName: String { "\(account).state" }
}
