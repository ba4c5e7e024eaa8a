import BillCore
import BillCredentials
import BillRails
import BillStore

/// Publishes finished files so that each is published once, whatever happens in between.
///
/// The file is complete in the stage folder before any row names it; one rename makes it visible
/// in the outbox. A staged batch whose file is still in the stage folder was not published; one
/// whose file is gone was. An emitted batch whose file is in the stage folder was being taken back.
struct Outbox {
  private let access: ReadAccess
  let home: Home
  let books: Books
  let account: RecordID
  let today: CalendarDate

  init(_ access: ReadAccess) {
    self.access = access
    home = access.home
    books = access.books
    account = access.account.id
    today = access.today
  }

  private var now: Instant { home.world.now }

  /// Runs a step under the lock that everything is handed over under, after finishing what an
  /// interrupted run left; the step is told which batches were published that way.
  func underLock<Value>(_ body: (_ finished: [Batch]) throws -> Value) throws -> Value {
    try home.underRunLock { try body(try recover()) }
  }

  /// Whether no interrupted run left anything; asked under the lock too.
  func isClean() throws -> Bool {
    guard try stageFolder().names(hidden: true).isEmpty else { return false }
    return try books.read { try $0.stagedBatches().isEmpty && $0.payments(in: [.sending]).isEmpty }
  }

  /// Finishes what an interrupted run left, and refuses a database that is behind; callers hold the
  /// run lock.
  func recover() throws -> [Batch] {
    try books.read { try checkHistory($0) }
    try giveUpSending()
    let batches = try books.read { try $0.batches() }
    let stage = try stageFolder()
    // A folder is none of ours; the doctor says so, and nothing waits for it.
    for name in try stage.names(hidden: true) where stage.holdsPlainFile(name) {
      guard let batch = batches.first(where: { $0.fileName == name }) else {
        try stage.remove(name)
        continue
      }
      if batch.state == .emitted {
        try recordTakeBack(batch, "taken back before it went to the bank")
      }
      if batch.state != .staged { try stage.remove(name) }
    }
    return try batches.filter { $0.state == .staged }.map { batch in
      try publish(batch)
      return batch
    }
  }

  /// Refuses books that do not agree with what was handed over outside the database, or with their
  /// own log.
  ///
  /// - Parameter successor: the account this one is being merged into.
  /// - throws: `PublishError.databaseIsBehind`, `AccessError.tampered`, `AgentError.noRecord`.
  func checkHistory(_ reader: BookReader, mergingInto successor: RecordID? = nil) throws {
    var log = try PublishedLog(home, account: account)
    log.successor = successor
    try log.check(reader)
    try log.checkRecords(reader)
    do {
      let log = try EventLog(home, account, reader)
      // A row that an index does not lead to is there and not found.
      guard try reader.integrityProblems().isEmpty else { throw AccessError.tampered("database") }
      guard let (what, id) = try log.strayMoney(reader) else { return }
      throw AccessError.tampered("record of \(what) \(id.short)")
    } catch is EventLogError {
      throw AccessError.tampered("event log")
    }
  }

  // Whoever asked a program to pay held the lock; it is gone. A program that can still be asked is
  // asked; of everything else nobody knows what was answered.
  private func giveUpSending() throws {
    try AskRails(access).settleInterrupted()
    let sending = try books.read { try $0.payments(in: [.sending]) }.filter {
      $0.rail != .command
    }
    guard !sending.isEmpty else { return }
    try books.write(at: now) { writer in
      for payment in sending {
        try writer.move(payment, to: .unknown, on: today, note: "interrupted while sending")
      }
    }
  }

  /// Writes files to the stage folder; nothing names them yet.
  func stage(_ files: [BankFile]) throws {
    for file in files {
      guard let name = file.batch.fileName else { continue }
      let (stage, outbox) = (try stageFolder(), try outboxFolder(file.batch))
      // One rename publishes, and a rename does not cross file systems.
      guard try outbox.sharesFileSystem(with: stage) else {
        throw PublishError.otherFileSystem(outbox: outbox.path)
      }
      try stage.write(name, file.bytes)
    }
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
    try recordTakeBack(batch, "taken back before it went to the bank")
    try stageFolder().remove(name)
  }

  private func recordTakeBack(_ batch: Batch, _ note: String) throws {
    try books.write(at: now) {
      try $0.move(batch, to: .takenBack, on: today, note: note)
    }
  }

  /// Refuses a file in the outbox that is not the one that was written; one that is gone is fine.
  ///
  /// - throws: `PublishError.outboxFileChanged`.
  func checkFile(of batch: Batch) throws {
    guard try file(of: batch) == .changed else { return }
    throw PublishError.outboxFileChanged(name: batch.fileName ?? "")
  }

  /// What became of a file since it was put into the outbox.
  func file(of batch: Batch) throws -> OutboxFile {
    guard let name = batch.fileName else { return .whole }
    guard let bytes = try outboxFolder(batch).read(name) else { return .missing }
    return SHA256.hexadecimal(bytes) == batch.sha256 ? .whole : .changed
  }

  /// Where a file lies that went aside with the outbox of a home that was replaced; nil where none
  /// does.
  func asidePath(of batch: Batch) throws -> String? {
    guard let name = batch.fileName, batch.outbox == nil,
      let cut = home.places.data.lastIndex(of: "/")
    else { return nil }
    let parent = String(home.places.data[..<cut])
    let prefix = "\(home.places.data[home.places.data.index(after: cut)...]).before-"
    // why: the folder above may be one that others can write to; then nothing is looked for there.
    let names = (try? PrivateFolder(existing: parent).names()) ?? []
    for aside in names.reversed() where aside.hasPrefix(prefix) {
      if let outbox = try home.existing("\(parent)/\(aside)/outbox"), outbox.holdsPlainFile(name) {
        return outbox.path(of: name)
      }
    }
    return nil
  }

  /// Makes a staged file visible in the outbox.
  func publish(_ batch: Batch) throws {
    guard let name = batch.fileName else { return }
    let stage = try stageFolder()
    if let bytes = try stage.read(name) {
      guard SHA256.hexadecimal(bytes) == batch.sha256 else {
        throw PublishError.stagedFileChanged(name: name)
      }
      try PublishedLog(home, account: account).append([batch.published], from: books)
      _ = try stage.publish(name, to: outboxFolder(batch))
    } else if try !PublishedLog(home, account: account).lines().contains(where: {
      $0.subject == batch.id
    }) {
      // Gone without a line: it never was published, so its bills are open again.
      return try recordTakeBack(batch, "its file was lost before it was published")
    }
    try books.write(at: now) { try $0.move(batch, to: .emitted, on: today, note: nil) }
  }

  private func stageFolder() throws -> PrivateFolder {
    try home.dataFolder("stage/\(account)")
  }

  // Today's configuration does not say where a file of yesterday lies.
  private func outboxFolder(_ batch: Batch) throws -> PrivateFolder {
    try batch.outbox.map { try PrivateFolder(making: $0) } ?? home.dataFolder("outbox")
  }
}
