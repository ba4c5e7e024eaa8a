package import BillStore

/// How each kind of notice reaches the holder, as the event log last says.
///
/// The log keeps it, because a row that nobody vouches for could be edited to silence payments.
package struct NoticeSettings: Hashable, Sendable {
  private var channels: [NoticeKind: NoticeChannel] = [:]

  static let event = "notify.set"

  package init() {}

  /// The settings of an account.
  package init(_ reader: BookReader) throws {
    for event in try reader.events(limit: 1000, kindPrefix: NoticeSettings.event).reversed() {
      for (kind, channel) in NoticeSettings.parse(event.detail) { self[kind] = channel }
    }
  }

  /// The way of a kind: by mail unless said otherwise, and always for what concerns security.
  package subscript(kind: NoticeKind) -> NoticeChannel {
    get {
      let channel = channels[kind] ?? .mail
      guard kind.isSecurity else { return channel }
      return channel.texts ? .both : .mail
    }
    set { channels[kind] = newValue }
  }

  /// `sent=none failed=mail`, as the log keeps it.
  static func detail(_ changes: [(kind: NoticeKind, channel: NoticeChannel)]) -> String {
    changes.map { "\($0.kind.rawValue)=\($0.channel.rawValue)" }.joined(separator: " ")
  }

  static func parse(_ detail: String) -> [(NoticeKind, NoticeChannel)] {
    detail.split(separator: " ").compactMap { word in
      let parts = word.split(separator: "=").map(String.init)
      guard parts.count == 2, let kind = NoticeKind(rawValue: parts[0]),
        let channel = NoticeChannel(rawValue: parts[1])
      else { return nil }
      return (kind, channel)
    }
  }
}

extension ReadAccess {
  /// How each kind of notice reaches the holder.
  package func noticeSettings() throws -> NoticeSettings {
    try books.read(NoticeSettings.init)
  }
}
