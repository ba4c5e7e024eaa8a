import BillCore
import BillStore

/// Takes everything of one account into another one of the home, and closes it.
///
/// Both holders are proven. First the account that goes is stopped, so that whatever is interrupted
/// afterwards it pays nothing; then one transaction of the other takes everything over; then the
/// one that went is put away. Each step can be repeated: the same command finishes what was
/// interrupted.
package struct MergeAccounts: Sendable {
  /// The address of the account that goes.
  package var from: String

  package init(from: String) { self.from = from }

  /// The kind of the event with which the account that goes is stopped.
  static let begun = "account.merging"

  /// Whether an account of that address was merged into this one and put away.
  package func isDone(_ access: ReadAccess) throws -> Bool {
    let (here, wanted) = (Set(try access.home.accountIDs()), try EmailAddress(from).normalized)
    return try access.books.read { try $0.mergedAccounts() }
      .contains { try !here.contains($0.id) && EmailAddress($0.email).normalized == wanted }
  }

  /// Opens the account that goes; an unknown address fails as a wrong password does.
  ///
  /// - throws: `AccessError`, `MergeError.sameAccount`.
  package func open(_ proof: Proof, besides access: ReadAccess) throws -> MoneyAccess {
    let home = access.home
    guard let id = try home.account(email: from) else {
      try Strangers(home).refuse(proof.password, of: from)
    }
    guard id != access.account.id else { throw MergeError.sameAccount(access.account.email) }
    guard let old = try ReadAccess(unproven: id, in: home) else {
      throw AccessError.wrongCredentials
    }
    return try old.moneyWithoutSession(by: proof)
  }

  /// Looks at both and changes nothing.
  ///
  /// - throws: `MergeError.stopped`, `IdentifierError.changedLately`, `ClosingError.openPayments`,
  ///   `PublishError.databaseIsBehind`, `AccessError.tampered`.
  package func plan(_ old: MoneyAccess, into new: MoneyAccess) throws -> MergePlan {
    let isTakenOver = try new.books.read { try $0.mergedAccounts() }
      .contains { $0.id == old.account.id }
    var plan = MergePlan(from: old.account, into: new.account, isTakenOver: isTakenOver)
    plan.aside = CloseAccount.place(of: old.account.id, in: old.home)
    try refuseStopped(new, isMerging: false)
    try new.books.read { try Outbox(new.read).checkHistory($0) }
    guard !isTakenOver else { return plan }
    try refuseStopped(old, isMerging: isMerging(old, into: new))
    try old.books.read {
      try Outbox(old.read).checkHistory($0, mergingInto: new.account.id)
    }
    try old.books.read(IdentifierChanges(old.read).requireSettled)
    let open = try ListPayments(states: Set(PaymentState.underWay)).perform(old.read)
      .filter { !$0.payment.state.isDelivered }
    guard open.isEmpty else { throw ClosingError.openPayments(open) }
    try MergeContent(old, into: new).show(in: &plan)
    return plan
  }

  /// Merges the accounts whose holders have just been proven.
  ///
  /// - throws: as `plan`, and `AccessError.passwordNeeded`, `MergeError.outdated`.
  package func perform(_ plan: MergePlan, _ old: MoneyAccess, into new: MoneyAccess) throws {
    guard old.isStepUp, new.isStepUp else {
      throw AccessError.passwordNeeded(.operation("merging accounts"))
    }
    try new.home.underRunLock {
      _ = try Outbox(new.read).recover()
      guard try self.plan(old, into: new) == plan else { throw MergeError.outdated }
      if !plan.isTakenOver {
        try stop(old, for: new)
        try takeOver(old, into: new)
      }
      try KeptHead(new.home, new.account.id).keep(new)
      try putAway(old, plan, for: new)
    }
  }

  /// Ends everything by which the account that goes could still pay.
  func stop(_ old: MoneyAccess, for new: MoneyAccess) throws {
    _ = try RevokeAgent().perform(old.account.id, in: old.home)
    try old.books.write(at: old.world.now) { writer in
      guard var account = try writer.reader.account() else { return }
      account.frozenAt = account.frozenAt ?? writer.now
      try writer.update(account)
      try writer.endSessions()
      try writer.revokeDevices(of: account.id)
      try writer.record(MergeAccounts.begun, new.account.id, new.account.email)
    }
    try KeptHead(old.home, old.account.id).keep(old)
  }

  /// Writes everything into the account that stays, in one transaction.
  func takeOver(_ old: MoneyAccess, into new: MoneyAccess) throws {
    let content = try MergeContent(old, into: new)
    try carryOriginals(content.originals, old, into: new)
    try new.books.write(at: new.world.now) { try content.write($0) }
  }

  // A document without its row harms nobody, a row without its document does.
  private func carryOriginals(_ hashes: [String], _ old: MoneyAccess, into new: MoneyAccess) throws
  {
    guard !hashes.isEmpty else { return }
    let source = try OriginalStore(
      old.home, account: old.account.id, boxPublicKey: old.keys.boxPublicKey)
    let target = try OriginalStore(
      new.home, account: new.account.id, boxPublicKey: new.keys.boxPublicKey)
    for sha256 in hashes {
      let document = try source.open(sha256, keys: old.keys)
      try target.keep(FoundBill.Original(fileName: "", sha256: sha256, bytes: document))
    }
    try target.synchroniseAll()
  }

  /// Closes the account that went; its database is the last to go.
  func putAway(_ old: MoneyAccess, _ plan: MergePlan, for new: MoneyAccess) throws {
    let (home, account) = (old.home, old.account)
    try PublishedLog(home, account: account.id).end(with: new.account.id)
    try old.books.write(at: old.world.now) {
      try $0.record("account.closed", account.id, "merged into \(new.account.email)")
    }
    try KeptHead(home, account.id).keep(old)
    try SecurityNotice(home, account).send(
      subject: "your account was merged",
      body: """
        Everything of the account \(account.email) was taken over by
        the account \(new.account.email), as \(old.world.origin).

        Nothing is paid from the old one any more; its address goes on naming
        the new one. Its data is kept in \(plan.aside).
        """)
    try old.books.close()
    try CloseAccount(.keep).putAway(old)
  }

  // Frozen by an earlier run of the same command is no reason.
  private func refuseStopped(_ access: MoneyAccess, isMerging: Bool) throws {
    guard let account = try access.books.read({ try $0.account() }) else { return }
    if account.frozenAt != nil, !isMerging {
      throw MergeError.stopped(email: account.email, .frozen)
    }
    if account.suspendedAt != nil {
      throw MergeError.stopped(email: account.email, .suspended)
    }
  }

  private func isMerging(_ old: MoneyAccess, into new: MoneyAccess) throws -> Bool {
    try old.books.read { reader in
      let kinds = [MergeAccounts.begun, "account.frozen", "account.unfrozen"]
      guard let last = try reader.events(of: kinds).last else { return false }
      return last.kind == MergeAccounts.begun && last.subject == new.account.id
    }
  }
}
