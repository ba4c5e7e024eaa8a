import BillCore
import BillCredentials
import BillStore

/// What was ever published or sent from this machine, one line each, outside the database, and
/// what its holder called done since.
///
/// A database that does not know a line was put back from a backup: paying from it could pay
/// twice. Lines are chained by a counter and carry a MAC under the install key.
struct PublishedLog {
  static let name = "published.log"

  let folder: PrivateFolder
  let installKey: InstallKey
  let account: RecordID
  /// The account this one is being merged into, if any: it may have been before, in books that were
  /// put back since.
  var successor: RecordID?

  init(_ home: Home, account: RecordID) throws {
    try self.init(home, account, home.installKey())
  }

  init(_ access: ReadAccess) throws {
    try self.init(access.home, account: access.account.id)
  }

  private init(_ home: Home, _ account: RecordID, _ installKey: InstallKey) throws {
    folder = try PrivateFolder(making: home.places.state)
    self.installKey = installKey
    self.account = account
  }

  /// One published batch or sent payment.
  struct Line: Hashable {
    let counter: Int
    let account: RecordID
    /// The batch or payment.
    let subject: RecordID
    /// The message id of a file, the end-to-end id of a payment, or a word on one of them.
    let reference: String

    /// What the holder said of a subject that has its line already.
    var word: Word? { Word(rawValue: reference) }

    var text: String { "\(counter) \(account) \(subject) \(reference)" }
  }

  /// What is published or sent: a batch or payment, and its message or end-to-end id.
  typealias Subject = (id: RecordID, reference: String)

  /// What only the holder knows: whether a file was uploaded, a code paid, a portal used.
  enum Word: String {
    case done = "said-done"
    case undone = "said-not-done"
  }

  /// Adds a line for each subject that has none, and returns when they are on the disk.
  ///
  /// The file is replaced in one step: half a line, as a full disk leaves it, would stop every
  /// payment after it. Callers hold the run lock.
  ///
  /// A record of what each held lies on the disk before its line does, so that a database that does
  /// not know the line can be told.
  func append(_ subjects: [Subject], from books: Books) throws {
    let lines = try lines()
    let known = Set(lines.map(\.subject))
    let new = subjects.filter { !known.contains($0.id) }
    let records = try PublishedRecords(folder, installKey)
    for (id, _) in new {
      try records.write(books.read { try PublishedRecord(id, account: account, $0) })
    }
    try write(new, behind: lines)
  }

  /// Adds the holder's word on what was handed over; the last one counts.
  ///
  /// Callers hold the run lock.
  func say(_ word: Word, of subjects: [Subject], from books: Books) throws {
    // What was handed over on another machine has no line here yet.
    try append(subjects, from: books)
    try write(subjects.map { ($0.id, word.rawValue) }, behind: lines())
  }

  private func write(_ new: [Subject], behind lines: [Line]) throws {
    guard !new.isEmpty else { return }
    try write(
      lines
        + new.enumerated().map { index, line in
          Line(
            counter: lines.count + 1 + index, account: account, subject: line.id,
            reference: line.reference)
        })
  }

  private func write(_ lines: [Line]) throws {
    let text = lines.map { "\($0.text) \(mac($0))\n" }.joined()
    try folder.write(PublishedLog.name, Array(text.utf8))
  }

  /// Vouches anew for every line, after the key that did so was lost.
  ///
  /// Forged lines could only stop payments, so keeping them is safe and dropping them is not.
  static func rekey(_ home: Home, _ key: InstallKey) throws {
    let log = try PublishedLog(home, home.world.newID(), key)
    let lines = try log.lines(checked: false)
    if !lines.isEmpty { try log.write(lines) }
    try PublishedRecords(log.folder, key).rekey(lines.map(\.subject))
  }

  /// The lines of every account, in order.
  ///
  /// - throws: `AccessError.tampered` where a line is not one this installation wrote, or one is
  ///   missing.
  func lines() throws -> [Line] { try lines(checked: true) }

  private func lines(checked: Bool) throws -> [Line] {
    guard let bytes = try folder.read(PublishedLog.name) else { return [] }
    var lines: [Line] = []
    for text in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = text.split(separator: " ")
      guard words.count == 5, let counter = Int(words[0]), counter == lines.count + 1,
        let account = RecordID(words[1]), let subject = RecordID(words[2])
      else { throw AccessError.tampered(PublishedLog.name) }
      let line = Line(
        counter: counter, account: account, subject: subject, reference: String(words[3]))
      guard !checked || words[4] == mac(line) else { throw AccessError.tampered(PublishedLog.name) }
      lines.append(line)
    }
    return lines
  }

  /// Refuses a database that does not know everything that was published from it, and a log that
  /// has lost lines of what the database knows.
  ///
  /// - throws: `PublishError.databaseIsBehind`, `.mergedAway`, `AccessError.tampered`.
  func check(_ reader: BookReader) throws {
    let mine = try ownLines(reader)
    let left = mine.filter { $0.word == nil }
    let (known, waiting) = (try reader.published(), try reader.undelivered())
    if let line = left.first(where: { !known.contains($0.subject) }) {
      throw line.endsAccount
        ? PublishError.mergedAway : .databaseIsBehind(reference: line.reference)
    }
    let logged = Set(left.map(\.subject))
    guard try reader.publishedBatches().allSatisfy({ logged.contains($0.id) }) else {
      throw AccessError.tampered(PublishedLog.name)
    }
    let forgotten = try PublishedLog.subjects(mine, lastCalled: .done).intersection(waiting)
      .union(PublishedLog.subjects(mine, lastCalled: .undone).intersection(reader.delivered()))
    if let line = left.first(where: { forgotten.contains($0.subject) }) {
      throw PublishError.databaseIsBehind(reference: line.reference)
    }
  }

  // The batches and payments of which their holder's last word is this one.
  private static func subjects(_ lines: [Line], lastCalled word: Word) -> Set<RecordID> {
    lines.reduce(into: []) { subjects, line in
      guard let said = line.word else { return }
      if said == word { subjects.insert(line.subject) } else { subjects.remove(line.subject) }
    }
  }

  /// The batches and payments of the account of which their holder's last word is this one.
  func subjects(lastCalled word: Word, _ reader: BookReader) throws -> Set<RecordID> {
    try PublishedLog.subjects(ownLines(reader), lastCalled: word)
  }

  /// Refuses books in which something that was handed over stands otherwise than it was recorded
  /// then (another amount, bill, batch or file, or as if it had never left), or something that
  /// waits otherwise than it was approved.
  ///
  /// - throws: `AccessError.tampered`, `AgentError.noRecord`.
  func checkRecords(_ reader: BookReader) throws {
    guard let key = try reader.accountKeys()?.signingPublicKey else { return }
    let agents = try reader.agents(of: account)
    let payments = Dictionary(uniqueKeysWithValues: try reader.payments().map { ($0.id, $0) })
    // What waits takes its share of a bill, so it must be what was approved too.
    for payment in payments.values where payment.state == .approved {
      try payment.checkApproval(account: key, agents: agents)
    }
    let batches = Dictionary(uniqueKeysWithValues: try reader.batches().map { ($0.id, $0) })
    for record in try records(reader) {
      if let batch = record.batch, batches[batch.id]?.row != batch.row {
        throw AccessError.tampered("record of batch \(batch.id.short)")
      }
      for recorded in record.payments {
        guard let payment = payments[recorded.id], payment.batchID == recorded.batchID,
          payment.state != .draft, payment.state != .approved
        else {
          throw AccessError.tampered("record of payment \(recorded.id.short)")
        }
        // One that was brought back may name a bill that was taken in again; it was approved so.
        if payment.row != recorded.row { try payment.checkApproval(account: key, agents: agents) }
      }
    }
  }

  /// The lines of the account and of those that were merged into it.
  func ownLines(_ reader: BookReader) throws -> [Line] {
    let accounts = try Set([account] + reader.mergedAccounts().map(\.id))
    let ends = accounts.union([successor].compactMap { $0 })
    return try lines().filter { accounts.contains($0.account) && !ends.contains($0.subject) }
  }

  /// Says with a last line that another account took everything over.
  ///
  /// Books of this account that are put back from a backup do not know that line, so nothing is
  /// paid from them a second time.
  func end(with successor: RecordID) throws {
    let lines = try lines()
    let isThere = lines.contains { $0.account == account && $0.subject == successor }
    guard !isThere else { return }
    try write([(successor, Line.endMark + successor.description)], behind: lines)
  }

  private func mac(_ line: Line) -> String {
    Base32.encode(installKey.mac(.publishedLog, Array(line.text.utf8)), in: .small)
  }
}

/// Why a hand-over was stopped.
package enum PublishError: Error, Equatable {
  /// Something was handed over, or called done or not, that the database does not know: it was put back from
  /// a backup.
  case databaseIsBehind(reference: String)
  /// The account was merged into another one, and the database is from before that.
  case mergedAway
  /// A file in the stage folder is not the one its batch was made with.
  case stagedFileChanged(name: String)
  /// The file is not in the outbox any more, so somebody may have taken it to the bank.
  case notInOutbox(name: String)
  /// The outbox lies on another file system than the data folder.
  case otherFileSystem(outbox: String)
  /// The file in the outbox is not the one that was written.
  case outboxFileChanged(name: String)
}

extension Batch {
  /// What is noted of it when it leaves.
  var published: PublishedLog.Subject { (id, messageID ?? fileName ?? railName) }
}

extension Payment {
  /// What is noted of it when it is shown or sent.
  var published: PublishedLog.Subject { (id, endToEndID) }
}

extension PublishedLog.Line {
  fileprivate static let endMark = "merged-into-"

  /// Whether it says that another account took everything over.
  var endsAccount: Bool { reference.hasPrefix(PublishedLog.Line.endMark) }
}
