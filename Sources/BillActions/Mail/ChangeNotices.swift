import BillCore
import BillStore

/// Changes how kinds of notices reach the holder.
package struct ChangeNotices: Sendable {
  package typealias Change = (kind: NoticeKind, channel: NoticeChannel)

  private let changes: [Change]

  /// Reads `KIND=CHANNEL`; of several for a kind the last one counts.
  ///
  /// - throws: `NoticeError`.
  package init(_ texts: [String]) throws {
    let said: [Change] = try texts.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let channel = NoticeChannel(rawValue: parts[1]) else {
        throw NoticeError.malformed(text)
      }
      guard let kind = NoticeKind(rawValue: parts[0]) else {
        throw NoticeError.unknownKind(parts[0])
      }
      guard !kind.isSecurity || channel == .mail || channel == .both else {
        throw NoticeError.needsMail(kind)
      }
      return (kind, channel)
    }
    changes = NoticeKind.allCases.compactMap { kind in said.last { $0.kind == kind } }
  }

  /// The changes that would be one, each with the channel as it is.
  ///
  /// - throws: `MessageError.noProgram`, `FactorError.noPhone` where no text could be sent.
  package func plan(_ access: ReadAccess) throws -> [(before: NoticeChannel, change: Change)] {
    if changes.contains(where: { $0.channel.texts }) {
      try CodeDelivery(access.home).require(.text)
      guard access.account.phoneConfirmedAt != nil else { throw FactorError.noPhone }
    }
    return try access.books.read(news)
  }

  private func news(_ reader: BookReader) throws -> [(before: NoticeChannel, change: Change)] {
    let settings = try NoticeSettings(reader)
    return changes.map { (before: settings[$0.kind], change: $0) }
      .filter { $0.before != $0.change.channel }
  }

  /// Writes them down.
  func write(_ account: RecordID, _ writer: BookWriter) throws {
    let news = try news(writer.reader).map { $0.change }
    guard !news.isEmpty else { return }
    try writer.record(NoticeSettings.event, account, NoticeSettings.detail(news))
  }
}

/// Why a setting of notices cannot be taken.
package enum NoticeError: Error, Equatable {
  case malformed(String)
  case unknownKind(String)
  /// What concerns security is always told by mail.
  case needsMail(NoticeKind)
}
