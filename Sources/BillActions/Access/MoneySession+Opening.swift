import BillCore
import BillCredentials
import BillStore

extension MoneySession {
  /// The account data key, while the session lasts and the clock does not stand before what was
  /// logged since it began: whoever sets the clock back gets no time twice.
  ///
  /// Throws as `open(token:at:bootID:)`.
  func open(_ token: SessionToken, in world: World, _ reader: BookReader) throws -> AccountDataKey {
    let key = try open(token: token, at: world.now, bootID: world.bootID)
    let latest = try reader.latestMoment(sinceSession: slot.id)
    if let latest, world.now.adding(seconds: MoneySession.slackSeconds) < latest {
      throw CredentialError.sessionEnded(.clockBehind)
    }
    return key
  }
}

extension Books {
  /// Ends a money session that is over for good, so that no clock brings it to life again.
  ///
  /// One that only waits for the clock to be right is left alone.
  func end(_ session: MoneySession?, ifOverAt now: Instant) throws {
    guard let id = session?.slot.id, let end = session?.expires, end <= now else { return }
    try write(at: now) { writer in
      if try writer.reader.moneySession(id) != nil { try writer.endSession(id) }
    }
  }
}
