import BillCore
import BillCredentials
import BillStore

/// What was ever published or sent from this machine, one line each, outside the database.
///
/// A database that does not know a line was put back from a backup: paying from it could pay
/// twice. Lines are chained by a counter and carry a MAC under the install key.
struct PublishedLog {
  static let name = "published.log"

  private let folder: PrivateFolder
  private let installKey: InstallKey
  private let account: RecordID

  init(_ home: Home, account: RecordID) throws {
    folder = try PrivateFolder(making: home.places.state)
    installKey = try home.installKey()
    self.account = account
  }

  /// One published batch or sent payment.
  struct Line: Hashable {
    let counter: Int
    let account: RecordID
    /// The batch or payment.
    let subject: RecordID
    /// The message id of a file, or the end-to-end id of a payment.
    let reference: String

    var text: String { "\(counter) \(account) \(subject) \(reference)" }
  }

  /// What is published or sent: a batch or payment, and its message or end-to-end id.
  typealias Subject = (id: RecordID, reference: String)

  /// Adds a line for each subject that has none, and returns when they are on the disk.
  ///
  /// The file is replaced in one step: half a line, as a full disk leaves it, would stop every
  /// payment after it. Callers hold the run lock.
  func append(_ subjects: [Subject]) throws {
    var lines = try lines()
    let known = Set(lines.map(\.subject))
    let new = subjects.filter { !known.contains($0.id) }
    guard !new.isEmpty else { return }
    for (id, reference) in new {
      lines.append(
        Line(counter: lines.count + 1, account: account, subject: id, reference: reference))
    }
    let text = lines.map { "\($0.text) \(mac($0))\n" }.joined()
    try folder.write(PublishedLog.name, Array(text.utf8))
  }

  /// The lines of every account, in order.
  ///
  /// - throws: `AccessError.tampered` where a line is not one this installation wrote, or one is
  ///   missing.
  func lines() throws -> [Line] {
    guard let bytes = try folder.read(PublishedLog.name) else { return [] }
    var lines: [Line] = []
    for text in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = text.split(separator: " ")
      guard words.count == 5, let counter = Int(words[0]), counter == lines.count + 1,
        let account = RecordID(words[1]), let subject = RecordID(words[2])
      else { throw AccessError.tampered(PublishedLog.name) }
      let line = Line(
        counter: counter, account: account, subject: subject, reference: String(words[3]))
      guard words[4] == mac(line) else { throw AccessError.tampered(PublishedLog.name) }
      lines.append(line)
    }
    return lines
  }

  /// Refuses a database that does not know everything that was published from it.
  ///
  /// - throws: `PublishError.databaseIsBehind`.
  func check(_ reader: BookReader) throws {
    for line in try lines() where line.account == account {
      guard try reader.knowsPublished(line.subject) else {
        throw PublishError.databaseIsBehind(reference: line.reference)
      }
    }
  }

  private func mac(_ line: Line) -> String {
    Base32.encode(installKey.mac(.publishedLog, Array(line.text.utf8))).lowercased()
  }
}

/// Why a hand-over was stopped.
package enum PublishError: Error, Equatable {
  /// Something was published that the database does not know: it was put back from a backup.
  case databaseIsBehind(reference: String)
  /// A file in the stage folder is not the one its batch was made with.
  case stagedFileChanged(name: String)
  /// The file is not in the outbox any more, so somebody may have taken it to the bank.
  case notInOutbox(name: String)
  /// The outbox lies on another file system than the data folder.
  case otherFileSystem(outbox: String)
  /// The file in the outbox is not the one that was written.
  case outboxFileChanged(name: String)
}
