/// How a kind of notice reaches the holder.
package enum NoticeChannel: String, Sendable, Hashable, CaseIterable {
  case mail, text, both, none
}
