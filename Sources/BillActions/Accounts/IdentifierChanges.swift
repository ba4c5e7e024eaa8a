package import BillCore
import BillCredentials
import BillStore

/// The changes of address and number of an account: how far each has come is what the event log
/// says, what it is about lies sealed in a row.
struct IdentifierChanges {
  let home: Home
  let account: Account

  init(_ access: ReadAccess) {
    self.init(home: access.home, account: access.account)
  }

  init(home: Home, account: Account) {
    self.home = home
    self.account = account
  }

  private var now: Instant { home.world.now }

  /// The change whose new address or number still waits for its code.
  func awaited(_ kind: IdentifierChange.Kind, _ reader: BookReader) throws -> IdentifierChange? {
    guard let event = try latest(kind, reader), event.kind == "identifier.requested" else {
      return nil
    }
    return try change(event, reader)
  }

  /// The change that its old address or number can stop, and whether it was made already.
  func stoppable(_ kind: IdentifierChange.Kind, _ reader: BookReader) throws -> (
    change: IdentifierChange, isMade: Bool
  )? {
    guard let event = try latest(kind, reader) else { return nil }
    return try change(event, reader).map { ($0, event.kind == "identifier.made") }
  }

  /// Until when the address or number before the present one can put itself back; nil where none
  /// can.
  func stoppableUntil(_ kind: IdentifierChange.Kind, _ reader: BookReader) throws -> Instant? {
    guard let event = try latest(kind, reader), event.kind == "identifier.made" else { return nil }
    return event.at.adding(seconds: IdentifierChange.seconds)
  }

  /// Refuses another change while the last one can be stopped: it would take away whose word that
  /// was.
  ///
  /// - throws: `IdentifierError.changedLately`.
  func requireSettled(_ kind: IdentifierChange.Kind, _ reader: BookReader) throws {
    guard let until = try stoppableUntil(kind, reader) else { return }
    throw IdentifierError.changedLately(until: until)
  }

  /// Refuses to end an account whose address or number can still be put back by the old one.
  ///
  /// - throws: `IdentifierError.changedLately`.
  func requireSettled(_ reader: BookReader) throws {
    for kind in IdentifierChange.Kind.allCases { try requireSettled(kind, reader) }
  }

  /// Keeps a change; returns the code that stops it.
  func request(
    _ kind: IdentifierChange.Kind, old: String, state: String, new: String, _ writer: BookWriter
  ) throws -> (change: IdentifierChange, stopCode: String) {
    let code = RecoveryCode.generate()
    let change = IdentifierChange(
      id: home.world.newID(), kind: kind, old: old, oldState: state, new: new,
      stopVerifier: code.verifier(account: account.id))
    try writer.insertIdentifierChange(
      change.id, kind: kind.rawValue, sealed: change.sealed(home.installKey()))
    return (change, code.text)
  }

  /// Puts the new address or number in the place of the old one.
  func make(_ change: IdentifierChange, _ writer: BookWriter) throws {
    switch change.kind {
    case .email: try setEmail(change.new, .confirmed, writer)
    case .phone:
      let number = change.new.isEmpty ? nil : try PhoneNumber(change.new)
      try AccountPhone(home, account.id)
        .store(number, confirmedAt: number.map { _ in now }, writer)
    }
    try SentCodes.voidProofs(writer)
    try writer.record("identifier.made", change.id, change.kind.rawValue)
  }

  /// Stops a change; what was made already is put back.
  func stop(_ change: IdentifierChange, isMade: Bool, _ writer: BookWriter) throws {
    if isMade {
      switch change.kind {
      case .email:
        try setEmail(change.old, EmailState(rawValue: change.oldState) ?? .unconfirmed, writer)
      case .phone:
        let confirmedAt = Int64(change.oldState).map(Instant.init(milliseconds:))
        try AccountPhone(home, account.id)
          .store(PhoneNumber(change.old), confirmedAt: confirmedAt, writer)
      }
    }
    // The code that was sent to the new one must not confirm the old one.
    try SentCodes.void(
      CodePurpose.proofs + [change.kind == .email ? .confirmEmail : .confirmPhone], writer)
    try writer.record("identifier.stopped", change.id, change.kind.rawValue)
  }

  private func setEmail(_ email: String, _ state: EmailState, _ writer: BookWriter) throws {
    guard var account = try writer.reader.account() else { return }
    (account.email, account.emailState) = (email, state)
    try writer.update(account)
    try writer.record("email.\(state.rawValue)", account.id, email)
  }

  // Only what still waits, or can still be stopped.
  private func latest(_ kind: IdentifierChange.Kind, _ reader: BookReader) throws -> BookEvent? {
    guard let event = try reader.identifierEvents(kind.rawValue).last,
      ["identifier.requested", "identifier.made"].contains(event.kind),
      now < event.at.adding(seconds: IdentifierChange.seconds)
    else { return nil }
    return event
  }

  private func change(_ event: BookEvent, _ reader: BookReader) throws -> IdentifierChange? {
    guard let id = event.subject, let blob = try reader.identifierChange(id) else {
      throw AccessError.tampered("change of an address or number")
    }
    return try IdentifierChange(opening: blob, id: id, home.installKey())
  }
}

extension ReadAccess {
  /// Until when the address, and the number, before the present one can put itself back; nil where
  /// none can.
  package func stoppableUntil() throws -> (email: Instant?, phone: Instant?) {
    let changes = IdentifierChanges(self)
    return try books.read {
      (try changes.stoppableUntil(.email, $0), try changes.stoppableUntil(.phone, $0))
    }
  }
}
