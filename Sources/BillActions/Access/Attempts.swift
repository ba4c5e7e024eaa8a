import BillCore
import BillCredentials
import BillStore

/// The failures of one credential, charged in a transaction of their own before anything is
/// looked at.
struct Attempts {
  let books: Books
  let installKey: InstallKey
  let now: Instant
  /// The credential: `password`, `totp`.
  let subject: String

  /// Charges one attempt.
  ///
  /// - throws: `AccessError.locked`, `.needsVerification`, or `.tampered` for a counter that this
  ///   installation did not write.
  func charge() throws {
    let decision = try books.write(at: now) { writer in
      var state = try stored(writer.reader)
      let decision = state.charge(at: now)
      try store(state, writer)
      return decision
    }
    switch decision {
    case .allowed: return
    case .locked(let until): throw AccessError.locked(until: until)
    case .needsVerification: throw AccessError.needsVerification
    }
  }

  /// Takes the charges back after the credential was proven.
  func succeed() throws {
    try books.write(at: now) { writer in
      var state = try stored(writer.reader)
      state.succeed()
      try store(state, writer)
    }
  }

  private func stored(_ reader: BookReader) throws -> AttemptState {
    guard let stored = try reader.attempts(subject) else {
      throw AccessError.tampered("attempt counter")
    }
    guard installKey.isGenuine(stored.mac, .attempts, message(stored.state)) else {
      throw AccessError.tampered("attempt counter")
    }
    return stored.state
  }

  /// Writes a counter with its MAC.
  func store(_ state: AttemptState, _ writer: BookWriter) throws {
    try writer.store(state, of: subject, mac: installKey.mac(.attempts, message(state)))
  }

  private func message(_ state: AttemptState) -> [UInt8] {
    var message = CanonicalBytes()
    message.append(subject)
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

  /// Makes the counters of a new account.
  static func begin(_ writer: BookWriter, books: Books, installKey: InstallKey) throws {
    for subject in subjects {
      let attempts = Attempts(
        books: books, installKey: installKey, now: writer.now, subject: subject)
      try attempts.store(AttemptState(), writer)
    }
  }
}
