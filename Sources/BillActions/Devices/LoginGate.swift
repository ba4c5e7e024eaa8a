import BillCore
import BillCredentials
import BillFormats
import BillStore

/// The door of every login: weighs who is at it before anybody is let in.
///
/// The weighing asks for more proof or locks; it never takes the place of one.
struct LoginGate {
  let home: Home
  let books: Books
  let account: Account
  /// The address as it was typed; nil where nobody was asked for it.
  let typed: TypedLine?

  /// Somebody who was proven.
  struct Entrance {
    let key: AccountDataKey
    let strength: ProofStrength
    let record: LoginRecord
    let standing: LoginEvidence.Device
    /// What the account knows of this machine.
    let device: DeviceRecord?
  }

  /// Proves the person.
  ///
  /// The score is made before the password is looked at, so that a failure is kept with it; only
  /// the typing rhythm, which is sealed, waits for the key. A password that was wrong says nothing
  /// about a score, and nobody without it can lock the account this way.
  ///
  /// - throws: what `Authentication` throws, and `AccessError.tooRisky`.
  func enter(_ proof: Proof) throws -> Entrance {
    var (evidence, record, device) = try weigh()
    let authentication = Authentication(home: home, books: books, account: account)
    let proven = try authentication.prove(proof, for: .login, circumstances: record) { key in
      let desk = TypingDesk(account: account.id, key: key)
      evidence.typing = try books.read { try desk.judge(typed, $0) }
      record.risk = LoginRisk(evidence)
      if record.risk.level == .locked { try lock(record) }
      return record
    }
    return Entrance(
      key: proven.key, strength: proven.strength, record: record, standing: evidence.device,
      device: device)
  }

  /// Weighs a login by what is known before anything is proven.
  func weigh() throws -> (evidence: LoginEvidence, record: LoginRecord, device: DeviceRecord?) {
    let (standing, device, past) = try books.read { reader in
      let (standing, device) = try DeviceDesk(home, account.id).standing(reader)
      let trusted = standing == .trusted ? device : nil
      return (standing, device, try LoginPast(reader, at: trusted?.id))
    }
    let (evidence, unread) = try evidence(standing, past)
    let record = record(of: evidence, standing == .trusted ? device : nil, unread: unread)
    return (evidence, record, device)
  }

  /// What is kept of the account's beginning, when nothing is unusual yet.
  func firstRecord(_ device: DeviceRecord) throws -> LoginRecord {
    let (evidence, unread) = try evidence(.trusted, LoginPast())
    var record = record(of: evidence, device, unread: unread)
    record.risk = LoginRisk(reasons: [], typing: .notMeasured)
    return record
  }

  private func evidence(_ device: LoginEvidence.Device, _ past: LoginPast) throws -> (
    LoginEvidence, unread: [String]
  ) {
    let machine = home.world.machine
    var evidence = LoginEvidence(now: home.world.now, past: past)
    evidence.device = device
    evidence.peer = machine.peer.flatMap { IPAddress($0) }
    evidence.terminal = machine.terminal.map { LoginGate.short(Array($0.utf8)) }
    guard let peer = evidence.peer, !peer.isLocal else { return (evidence, []) }
    let risk = try home.configuration().risk
    let (holding, unread) = try BlockListDesk(home).lists(with: peer, of: risk.blocklists)
    evidence.listedBy = holding
    let (place, unreadPlaces) = try LoginGate.place(of: peer, risk.places)
    evidence.place = place
    return (evidence, unread + unreadPlaces)
  }

  // Eight characters tell terminals apart and tell nobody more.
  private static func short(_ bytes: [UInt8]) -> String {
    RecordID(sixteen: Blake2b.hash(bytes, length: 16)).short
  }

  private static func place(of peer: IPAddress, _ path: String?) throws -> (String?, [String]) {
    guard let path else { return (nil, []) }
    do {
      let place = try UserFile.read(path) { size, source in
        try MaxMindFile(size: size, source: source).place(of: peer)
      }
      return (place?.label, [])
    } catch is MaxMindError {
      return (nil, [path])  // why: an unknown place must not lock the holder out; it is said.
    } catch is FileError {
      return (nil, [path])  // why: as above.
    }
  }

  private func record(
    of evidence: LoginEvidence, _ device: DeviceRecord?, unread: [String]
  ) -> LoginRecord {
    var record = LoginRecord(risk: LoginRisk(evidence), origin: home.world.origin)
    record.device = device?.id
    record.network = evidence.peer?.network
    record.place = evidence.place
    record.terminal = evidence.terminal
    record.isRemote = evidence.peer != nil
    record.unread = unread
    return record
  }

  /// What the log says of a lock that no failure brought about; its cause is told on its own.
  static let lockedByScore = "score"

  /// Locks the account until its holder is verified, and tells him.
  func lock(_ record: LoginRecord) throws -> Never {
    try books.write(at: home.world.now) { writer in
      try Attempts.close(home, books, account.id, writer)
      try writer.record("login.refused", account.id, record.text)
      try writer.record("login.locked", account.id, LoginGate.lockedByScore)
    }
    // Told at once: only whoever has the password comes here, so its time tells nothing more.
    TellHolder(home).perform()
    throw AccessError.tooRisky(score: record.risk.score)
  }
}
