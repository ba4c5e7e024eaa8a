import BillCore
import BillCredentials
import BillRails
import BillStore

/// Publishes finished files so that each is published once, whatever happens in between.
///
/// The file is complete in the stage folder before any row names it; one rename makes it visible
/// in the outbox. A staged batch whose file is still in the stage folder was not published; one
/// whose file is gone was.
struct Outbox {
  let home: Home
  let books: Books
  let account: RecordID
  let today: CalendarDate

  init(_ access: ReadAccess) {
    home = access.home
    books = access.books
    account = access.account.id
    today = access.today
  }

  private var now: Instant { home.world.now }

  /// Runs a step under the lock that everything is handed over under, after finishing what an
  /// interrupted run left.
  func underLock<Value>(_ body: () throws -> Value) throws -> Value {
    let lock = try FileLock(
      PrivateFolder(making: home.places.state), "run.lock", waitSeconds: 10)
    let result = Result {
      try recover()
      return try body()
    }
    lock.release()
    return try result.get()
  }

  /// Finishes what an interrupted run left, and refuses a database that is behind.
  private func recover() throws {
    try books.read { try PublishedLog(home, account: account).check($0) }
    let stage = try stageFolder()
    let staged = try books.read { try $0.stagedBatches() }
    let named = Set(staged.compactMap(\.fileName))
    for name in try stage.names() where !named.contains(name) { try stage.remove(name) }
    for batch in staged { try publish(batch) }
  }

  /// Writes a file to the stage folder, records it, and publishes it.
  func handOver(_ file: BankFile) throws -> Batch {
    guard let name = file.batch.fileName else { return file.batch }
    try stageFolder().write(name, file.bytes)
    try books.write(at: now) { try $0.insert(file.batch, payments: file.payments) }
    return try publish(file.batch)
  }

  /// The path of a batch's file.
  func path(of batch: Batch) throws -> String? {
    guard let name = batch.fileName else { return nil }
    return try outboxFolder(batch).path(of: name)
  }

  /// Takes a file that is still in the outbox back.
  ///
  /// - throws: `PublishError.notInOutbox`, `.outboxFileChanged`; nothing is changed then.
  func takeBack(_ batch: Batch) throws {
    guard let name = batch.fileName else { return }
    let outbox = try outboxFolder(batch)
    guard let bytes = try outbox.read(name) else { throw PublishError.notInOutbox(name: name) }
    guard SHA256.hexadecimal(bytes) == batch.sha256 else {
      throw PublishError.outboxFileChanged(name: name)
    }
    // Only one of us and an uploader can move the file.
    guard try outbox.publish(name, to: stageFolder()) else {
      throw PublishError.notInOutbox(name: name)
    }
    try books.write(at: now) {
      try $0.move(batch, to: .takenBack, on: today, note: "taken back before it went to the bank")
    }
    try stageFolder().remove(name)
  }

  @discardableResult
  private func publish(_ batch: Batch) throws -> Batch {
    guard let name = batch.fileName else { return batch }
    let stage = try stageFolder()
    if let bytes = try stage.read(name) {
      guard SHA256.hexadecimal(bytes) == batch.sha256 else {
        throw PublishError.stagedFileChanged(name: name)
      }
      let log = try PublishedLog(home, account: account)
      if try !log.lines().contains(where: { $0.subject == batch.id }) {
        try log.append(batch.id, batch.messageID ?? name)
      }
      _ = try stage.publish(name, to: outboxFolder(batch))
    }
    try books.write(at: now) { try $0.move(batch, to: .emitted, on: today, note: nil) }
    return try books.read { try $0.batch(batch.id) }
  }

  private func stageFolder() throws -> PrivateFolder {
    try PrivateFolder(making: "\(home.places.data)/stage/\(account)")
  }

  private func outboxFolder(_ batch: Batch) throws -> PrivateFolder {
    let configured = try Rails(home).all.first { $0.name == batch.railName }?.outbox
    return try PrivateFolder(making: configured ?? "\(home.places.data)/outbox")
  }
}
