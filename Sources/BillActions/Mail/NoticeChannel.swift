/// How a kind of notice reaches the holder.
package enum NoticeChannel: String, Sendable, Hashable, CaseIterable {
  case mail, text, both, none

  /// Whether something goes by text message.
  package var texts: Bool {
    switch self {
    case .text, .both: true
    case .mail, .none: false
    }
  }
}
