import BillCore
import BillCredentials
import BillStore

/// The failures of one credential, charged in a transaction of their own before anything is
/// looked at.
struct Attempts {
  let books: Books
  let account: RecordID
  let installKey: InstallKey
  let now: Instant
  /// The credential and, where it is not the common one, the bucket: `password`, `code@DEVICE`.
  let counter: String
  /// Whether a counter that is not there begins at nothing; else it was taken away.
  var mayBegin = false
  var policy = AttemptPolicy.standard

  /// - Parameter bucket: who tries, where that was proven: a trusted device (`DeviceDesk.bucket`).
  ///   Its failures count apart, so that a stranger's do not lock it out.
  init(
    books: Books, account: RecordID, installKey: InstallKey, now: Instant, subject: String,
    bucket: String? = nil
  ) {
    self.books = books
    self.account = account
    self.installKey = installKey
    self.now = now
    counter = bucket.map { "\(subject)@\($0)" } ?? subject
  }

  /// The failures of a credential of an account of a home, as of now.
  init(
    _ home: Home, _ books: Books, _ account: RecordID, _ subject: String, bucket: String? = nil
  ) throws {
    self.init(
      books: books, account: account, installKey: try home.installKey(), now: home.world.now,
      subject: subject, bucket: bucket)
  }

  /// How long no attempt is looked at.
  enum Lock: Hashable, Sendable {
    case until(Instant)
    /// Until the recovery key opened the account.
    case untilVerified
  }

  /// Charges one attempt and returns how many are left before a lock.
  ///
  /// - throws: `AccessError.locked`, `.needsVerification`, or `.tampered` for a counter that this
  ///   installation did not write.
  func charge() throws -> Int {
    let decision = try books.write(at: now) { writer in
      var state = try stored(writer.reader)
      let decision = state.charge(at: now, policy: policy)
      try store(state, writer)
      return decision
    }
    switch decision {
    case .allowed(let remaining): return remaining
    case .locked(let until): throw AccessError.locked(until: until)
    case .needsVerification: throw AccessError.needsVerification
    }
  }

  /// Takes the charges back after the credential was proven, or only the last one where something
  /// weaker was.
  func succeed(isWeaker: Bool = false) throws {
    try books.write(at: now) { writer in
      var state = try stored(writer.reader)
      if isWeaker { state.takeBack(policy: policy) } else { state.succeed() }
      try store(state, writer)
    }
  }

  /// Locks the credential until a person is verified.
  func close(_ writer: BookWriter) throws {
    var state = try stored(writer.reader)
    state.requireVerification()
    try store(state, writer)
  }

  /// The lock that holds now, if any.
  ///
  /// - throws: `AccessError.tampered`.
  func lock(_ reader: BookReader) throws -> Lock? {
    let state = try stored(reader)
    if state.needsVerification { return .untilVerified }
    return state.lockedUntil.flatMap { now < $0 ? .until($0) : nil }
  }

  private func stored(_ reader: BookReader) throws -> AttemptState {
    let logged = try reader.loggedAttempts(counter, of: account)
    guard let stored = try reader.attempts(counter) else {
      if mayBegin, logged == nil { return AttemptState() }
      throw AccessError.tampered("attempt counter")
    }
    // Of books from before counters were stated the log says nothing.
    guard installKey.isGenuine(stored.mac, .attempts, message(stored.state)),
      logged == nil || logged == stored.mac
    else { throw AccessError.tampered("attempt counter") }
    return stored.state
  }

  /// Writes a counter with its MAC.
  func store(_ state: AttemptState, _ writer: BookWriter) throws {
    try writer.store(
      state, of: counter, account: account, mac: installKey.mac(.attempts, message(state)))
  }

  private func message(_ state: AttemptState) -> [UInt8] {
    var message = CanonicalBytes()
    message.append(fixed: account.bytes)
    message.append(counter)
    message.append(Int64(state.failures))
    message.append(Int64(state.locks))
    message.append(optional: state.lockedUntil?.milliseconds)
    message.append(state.needsVerification ? UInt8(1) : UInt8(0))
    return message.bytes
  }
}

extension Attempts {
  /// The credentials that are counted; each has a row from the account's first day, so that a
  /// missing row is noticed.
  static let subjects = ["password", "code"]

  /// The first lock that holds on any credential on this machine.
  ///
  /// - throws: `AccessError.tampered`.
  static func lock(_ home: Home, _ books: Books, _ account: RecordID, _ reader: BookReader) throws
    -> Lock?
  {
    let bucket = try DeviceDesk(home, account).bucket(reader)
    return try lock(home, books, account, reader, bucket: bucket)
  }

  /// The first lock that holds on any credential in a bucket; nil is that of everybody who is not
  /// at a trusted device.
  ///
  /// - throws: `AccessError.tampered`.
  static func lock(
    _ home: Home, _ books: Books, _ account: RecordID, _ reader: BookReader, bucket: String?
  ) throws -> Lock? {
    for subject in subjects {
      let attempts = try Attempts(home, books, account, subject, bucket: bucket)
      if let lock = try attempts.lock(reader) { return lock }
    }
    return nil
  }

  /// The buckets of an account: that of everybody, and one for each device that is or was trusted.
  static func buckets(of account: RecordID, _ reader: BookReader) throws -> [String?] {
    try [nil] + reader.devices(of: account).map { $0.id.description }
  }

  /// The failures of an account as they stand, by counter.
  ///
  /// - throws: `AccessError.tampered`.
  static func states(_ home: Home, _ books: Books, _ account: RecordID) throws
    -> [String: AttemptState]
  {
    try books.read { reader in
      let all = try buckets(of: account, reader).flatMap { bucket in
        try subjects.map { try Attempts(home, books, account, $0, bucket: bucket) }
      }
      return Dictionary(
        uniqueKeysWithValues: try all.map { ($0.counter, try $0.stored(reader)) })
    }
  }

  /// Makes the counters of a new account, or begins all of them anew for a holder who was verified.
  ///
  /// - Parameter states: those that go on as they stand.
  static func begin(
    _ writer: BookWriter, books: Books, account: RecordID, installKey: InstallKey,
    from states: [String: AttemptState] = [:]
  ) throws {
    for bucket in try buckets(of: account, writer.reader) {
      try begin(
        writer, books: books, account: account, installKey: installKey, bucket: bucket,
        from: states)
    }
  }

  /// Makes the counters of a bucket; a revoked device loses them with its row.
  static func begin(
    _ writer: BookWriter, books: Books, account: RecordID, installKey: InstallKey, bucket: String?,
    from states: [String: AttemptState] = [:]
  ) throws {
    for subject in subjects {
      let attempts = Attempts(
        books: books, account: account, installKey: installKey, now: writer.now, subject: subject,
        bucket: bucket)
      try attempts.store(states[attempts.counter] ?? AttemptState(), writer)
    }
  }

  /// Locks the password of an account for everybody, trusted devices too, until its holder is
  /// verified: somebody else has it.
  static func close(_ home: Home, _ books: Books, _ account: RecordID, _ writer: BookWriter) throws
  {
    for bucket in try buckets(of: account, writer.reader) {
      try Attempts(home, books, account, "password", bucket: bucket).close(writer)
    }
  }
}
