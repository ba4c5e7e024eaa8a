import BillCore
import BillCredentials
import BillStore

/// Tells the holders what happened since they were told last.
///
/// Whatever is worth telling is on record, so notices are made from the event log and by nothing
/// else: an action cannot forget one, and what a killed process left untold the next one tells.
/// Nothing here is ever a reason for an action to fail.
package struct TellHolder: Sendable {
  private let home: Home

  package init(_ home: Home) { self.home = home }

  /// Writes down what is new, and hands over what waits.
  ///
  /// It is not done after a refused login: how long that takes must not tell whether somebody has
  /// an account here. The next command does it, at the latest the hourly run.
  package func perform() {
    // why: with no list of accounts there is nobody to tell; the command itself says why.
    for account in (try? home.storedAccountIDs()) ?? [] {
      try? tell(account)  // why: what is not told now is told by the next command.
    }
    for channel in MessageChannel.allCases {
      try? Outlet(home, channel).sendWaiting()  // why: what is not sent now is sent by the next.
    }
  }

  /// Forgets how far the holder of an account that is erased was told.
  func forget(_ id: RecordID) throws { try folder().remove(id.description) }

  private func folder() throws -> PrivateFolder {
    try PrivateFolder(making: "\(home.places.state)/told")
  }

  private func tell(_ id: RecordID) throws {
    let folder = try folder()
    // Opening a database takes longer than a look at two files.
    if let mark = try mark(of: id, folder), try mark.written == written(id) { return }
    try home.underLock("told.lock", waitSeconds: 2) {
      let mark = try mark(of: id, folder)
      // Asked before the log is read, so that whatever is written meanwhile is looked at again.
      let written = try written(id)
      guard let found = try home.books(of: id).read({ try look($0, id, after: mark) }) else {
        return
      }
      try Notices(home, found.account, found.settings, phone: found.phone)
        .keep(found.news, to: found.addresses)
      let new = Mark(position: found.position, hash: found.hash, written: written ?? "")
      try folder.write(id.description, Array(new.text.utf8))
    }
  }

  private func mark(of id: RecordID, _ folder: PrivateFolder) throws -> Mark? {
    try folder.read(id.description, limitBytes: 1024).flatMap(Mark.init)
  }

  private func written(_ id: RecordID) throws -> String? {
    try home.existing(home.accountsPath)?.written("\(id).db")
  }

  /// The end of the log at the time of the last notice, and when its file had been written then.
  fileprivate struct Mark: Equatable {
    var position: Int64
    var hash: [UInt8]
    var written: String

    var text: String { "\(position) \(Base64URL.encode(hash)) \(written)\n" }
  }

  private struct Found {
    var account: Account
    var settings: NoticeSettings
    var news: [Notices.News]
    var addresses: [String]
    /// Nil for a number that was never confirmed.
    var phone: PhoneNumber?
    /// The end of the log.
    var position: Int64
    var hash: [UInt8]
  }

  // An address that nobody confirmed may be a stranger's; what happens meanwhile is told later.
  private func look(_ reader: BookReader, _ id: RecordID, after mark: Mark?) throws -> Found? {
    guard let account = try reader.account(), account.emailState != .unconfirmed,
      let last = try reader.lastEvent()
    else { return nil }
    let links = try reader.events(
      after: start(mark, last.position, reader), but: Notice.silentKinds,
      families: Notice.silentFamilies)
    try check(links, id)
    let news = try TellHolder.withoutCarried(links).flatMap { link in
      try Notice.all(of: link.event, reader).map {
        Notices.News(notice: $0, at: link.event.at, position: link.event.position)
      }
    }
    return Found(
      account: account, settings: try NoticeSettings(reader), news: news,
      addresses: TellHolder.addresses(
        account, try reader.mergedAccounts(), links.map(\.event)),
      phone: try AccountPhone(home, id).confirmed(account, reader),
      position: last.position, hash: last.hash)
  }

  // A log that does not hold the mark is one from a backup: told is what came after the restore.
  private func start(_ mark: Mark?, _ last: Int64, _ reader: BookReader) throws -> Int64 {
    if let mark, try reader.eventHash(at: mark.position) == mark.hash { return mark.position }
    let restored = try [StagedRestore.Source.backup, .export]
      .compactMap { try reader.lastEvent(of: $0.event)?.position }.max()
    if let restored { return restored - 1 }
    return mark == nil ? 0 : last
  }

  // Nobody who has the database alone shall have us vouch for what never happened.
  private func check(_ links: [LinkedEvent], _ id: RecordID) throws {
    let hash = Home.eventHash(id)
    let mac = EventLog.mac(id, try home.installKey())
    for link in links {
      guard hash(link.previous, link.event) == link.hash, mac(link.hash) == link.mac else {
        throw EventLogError.altered(from: Int(link.event.position))
      }
    }
  }

  // What is said of an address is told to that address too, so that an old one hears of a new one.
  private static func addresses(
    _ account: Account, _ merged: [MergedAccount], _ events: [BookEvent]
  ) -> [String] {
    let named = events.filter { $0.kind.hasPrefix("email.") }
      .flatMap { $0.detail.split(whereSeparator: { $0.isWhitespace || $0 == "," }) }
      .compactMap { try? EmailAddress($0).text }  // why: most words of a detail are no addresses.
    let former = merged.filter { $0.emailState != .unconfirmed }.map(\.email)
    return Set([account.email] + former + named).sorted()
  }

  // What happened in an account that was merged into this one was told when it happened.
  private static func withoutCarried(_ links: [LinkedEvent]) -> [LinkedEvent] {
    let carried = links.compactMap { link in
      MergedAccount(link.event).map {
        link.event.position - $0.carriedEvents..<link.event.position
      }
    }
    return links.filter { link in !carried.contains { $0.contains(link.event.position) } }
  }
}

extension TellHolder.Mark {
  fileprivate init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 3, let position = Int64(words[0]), let hash = Base64URL.decode(words[1])
    else { return nil }
    self.init(position: position, hash: hash, written: String(words[2]))
  }
}
