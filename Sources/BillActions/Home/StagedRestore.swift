import BillCore
import BillCredentials
import BillStore

/// A data folder that is being unpacked beside the one in use.
struct StagedRestore {
  let home: Home
  let folder: PrivateFolder
  private let source: Source
  private let installKey: InstallKey

  /// What is unpacked.
  enum Source: String {
    case backup = "restored"
    case export = "imported"

    /// What the log of an account says of it.
    var event: String { "account.\(rawValue)" }
  }

  /// Makes the folder, under the run lock, and removes what killed restores left behind.
  init(_ home: Home, from source: Source) throws {
    self.home = home
    self.source = source
    for path in try StagedRestore.leftOver(of: home) { try StagedRestore.remove(path) }
    installKey = try home.storedInstallKey() ?? StagedRestore.newInstallKey(home)
    folder = try PrivateFolder(
      making: StagedRestore.prefix(home) + home.world.newID().short)
  }

  // What was handed over stays known under the new key.
  private static func newInstallKey(_ home: Home) throws -> InstallKey {
    let key = try home.makeInstallKey()
    try PublishedLog.rekey(home, key)
    return key
  }

  /// Writes one file of the archive.
  func keep(_ content: BackupContent, _ bytes: [UInt8]) throws {
    switch content {
    case .books(let account):
      try PrivateFolder(making: folder.path(of: "accounts")).create("\(account).db", bytes)
    case .original(let account, let file):
      _ = try PrivateFolder(making: folder.path(of: "originals"))
      try PrivateFolder(making: folder.path(of: "originals/\(account)"))
        .createUnsynchronised(file, bytes)
    case .configuration: try folder.create(Home.configurationName, bytes)
    case .checksums: break
    }
  }

  /// Checks an unpacked database and makes it this installation's own, with the owner's password.
  func adopt(_ id: RecordID, prove: (Account, _ needsCode: Bool) throws -> Proof) throws -> Account
  {
    let books = try Books(
      file: folder.path(of: "accounts/\(id).db"), seals: home.seals(of: id))
    let (account, slot, record, problems) = try books.read { reader in
      (
        try reader.account(), try reader.slot(.password), try reader.accountKeys(),
        try reader.integrityProblems() + reader.foreignKeyProblems()
      )
    }
    guard problems.isEmpty else { throw StoreError.damaged }
    guard let account, account.id == id, let slot, let record else {
      throw BackupError.otherAccount(id)
    }
    let owner = try BackupOwner(home, account, backup: books)
    let proof = try prove(account, owner.needsCode())
    let key = try owner.open(slot, proof.password)
    let access = MoneyAccess(
      read: ReadAccess(home: home, books: books, account: account),
      keys: try AccountKeys(record, key: key), strength: .full)
    let isOtherMachine = try !isOurs(access)
    if !isOtherMachine { try books.read(AccountSeal(home, id).check) }
    try checkLog(access, isOtherMachine: isOtherMachine)
    // Before the code is used up, which the log of whoever judges it says.
    if isOtherMachine { try books.write(at: home.world.now) { try $0.vouchForLog() } }
    try owner.check(proof.code, key: key)
    try rekey(access, owner, isOtherMachine: isOtherMachine)
    try remember(books, of: id, isOtherMachine: isOtherMachine)
    try owner.close()
    try books.close()
    try PrivateFolder(existing: folder.path(of: "accounts")).removeCopies(of: "\(id).db")
    return account
  }

  // Numbers are unsealed before the write begins: a read inside a write would wait for itself.
  // What this installation keyed is right as it is.
  private func rekey(_ access: MoneyAccess, _ owner: BackupOwner, isOtherMachine: Bool) throws {
    let foreign = isOtherMachine ? try access.books.read { try $0.payees() } : []
    let payees = try foreign.filter { $0.state != .lost }.map { payee in
      let number = try access.books.read { try access.unproven(payee, $0) }
      var keyed = payee
      keyed.accountHash = installKey.fingerprint(
        of: BankAccount(scheme: payee.scheme, number: number, agent: payee.agent))
      keyed.version += 1
      return (keyed, access.seal(number, for: keyed))
    }
    let states = try owner.states()
    try access.books.write(at: home.world.now) { writer in
      if isOtherMachine { try adoptForeign(writer) }
      try Attempts.begin(
        writer, books: access.books, account: access.account.id, installKey: installKey,
        from: states)
      for (payee, sealed) in payees { try writer.rekey(payee, sealed: sealed) }
      try keepStanding(owner, writer)
      try writer.sealStanding()
      for failure in owner.failures { try writer.carry(failure) }
      try writer.record(source.event, access.account.id, home.world.origin)
    }
  }

  // What another machine handed over has no line here, and without one an older backup would pay it
  // again. Whether a file that was complete there left it, only its holder can say.
  private func remember(_ books: Books, of id: RecordID, isOtherMachine: Bool) throws {
    let log = try PublishedLog(home, account: id)
    let (left, delivered) = try books.read { reader in
      var batches = try reader.publishedBatches()
      guard isOtherMachine else { return (batches.map(\.published), [PublishedLog.Subject]()) }
      batches += try reader.stagedBatches()
      let known = try reader.published()
      let payments = try reader.payments().filter { $0.batchID == nil && known.contains($0.id) }
      return (
        batches.map(\.published) + payments.map(\.published),
        batches.filter(\.state.isDelivered).map(\.published)
          + payments.filter(\.state.isDelivered).map(\.published)
      )
    }
    try log.append(left, from: books)
    let told = try Set(log.lines().filter { $0.word != nil }.map(\.subject))
    try log.say(.done, of: delivered.filter { !told.contains($0.id) }, from: books)
  }

  // A backup from before is no way round a freeze, a withdrawal or a device that was revoked.
  private func keepStanding(_ owner: BackupOwner, _ writer: BookWriter) throws {
    guard let living = try owner.standing(), var account = try writer.reader.account()
    else { return }
    account.frozenAt = account.frozenAt ?? living.account.frozenAt
    account.suspendedAt = account.suspendedAt ?? living.account.suspendedAt
    try writer.update(account)
    try writer.revokeDevices(of: account.id, besides: living.trusted)
    try writer.carryRecoveryCodes(living.recoveryCodes)
  }

  // Whether another installation vouched for the end of a log cannot be told here.
  private func checkLog(_ access: MoneyAccess, isOtherMachine: Bool) throws {
    let account = access.account.id
    do {
      try access.books.read { reader in
        _ =
          isOtherMachine
          ? try EventLog(account, reader) : try EventLog(home, account, reader)
      }
    } catch is EventLogError {
      throw AccessError.tampered("event log")
    }
  }

  // What another installation vouched for is right with the owner's proof; bills are vouched for
  // anew by the next money session, because the accounts they offer have other hashes now.
  private func adoptForeign(_ writer: BookWriter) throws {
    try writer.forgetPhone()
    for (id, sealed) in try writer.reader.identifierChanges() where !opens(sealed, id) {
      try writer.dropIdentifierChange(id)
    }
    try writer.forgetVouching()
    for stored in try writer.reader.schedules(removed: true) {
      try writer.advance(stored.schedule.stored(installKey))
    }
  }

  // What came in an export was sealed anew; what came in a backup was sealed elsewhere.
  private func opens(_ change: [UInt8], _ id: RecordID) -> Bool {
    // why: whatever is wrong with it, it can neither be made nor stopped here.
    (try? IdentifierChange(opening: change, id: id, installKey)) != nil
  }

  // Whoever wrote the counters has the install key that sealed the phone number.
  private func isOurs(_ access: MoneyAccess) throws -> Bool {
    do {
      _ = try access.books.read { reader in
        try Attempts.lock(home, access.books, access.account.id, reader, bucket: nil)
      }
      return true
    } catch AccessError.tampered {
      return false
    }
  }

  /// Puts the data in place with one rename, and the configuration and the payment files behind it:
  /// those were handed over whatever the database says.
  func publish(aside: String?) throws {
    try folder.synchroniseFileSystem()
    let configuration = try folder.read(Home.configurationName)
    try folder.remove(Home.configurationName)
    try moveInPlace(aside: aside)
    if let configuration { try publish(configuration) }
    try home.existing(home.places.run)?.removeSessions()
    if let aside, let outbox = try home.existing("\(aside)/outbox") {
      try outbox.move(to: "\(home.places.data)/outbox")
    }
  }

  // Killed in between, either all of the old data is in place or all of the new.
  private func moveInPlace(aside: String?) throws {
    guard let aside else { return try folder.move(to: home.places.data) }
    try folder.move(to: aside)
    let unpacked = try PrivateFolder(existing: aside)
    do {
      try unpacked.exchange(with: home.places.data)
    } catch FileError.system {
      // Some file systems cannot exchange two folders.
      try unpacked.move(to: folder.path)
      try PrivateFolder(existing: home.places.data).move(to: aside)
      try folder.move(to: home.places.data)
    }
  }

  private func publish(_ configuration: [UInt8]) throws {
    let target = try PrivateFolder(making: home.places.configuration)
    if let old = try target.read(Home.configurationName), old != configuration {
      let stamp = home.world.now.description.filter(\.isNumber)
      try target.write("\(Home.configurationName).before-\(stamp)", old)
    }
    try target.write(Home.configurationName, configuration)
  }

  /// Removes what was unpacked.
  func discard() { folder.discardTree() }
}

extension PrivateFolder {
  // Their tokens belong to databases that are not there any more.
  fileprivate func removeSessions() throws {
    for name in try names() where name.hasSuffix(".session") { try remove(name) }
  }
}
