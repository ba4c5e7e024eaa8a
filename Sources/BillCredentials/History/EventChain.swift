package import BillCore

/// The hash chain over an account's events: each link holds all that went before.
///
/// `h_0 = BLAKE2b-256("BCTLlog0" ‖ account)`,
/// `h_i = BLAKE2b-256("BCTLlog1" ‖ h_{i-1} ‖ u64 i ‖ LP(event))`.
package enum EventChain {
  /// A link: how many events there are, and the hash over all of them.
  package struct Head: Hashable, Sendable {
    package let index: UInt64
    package let hash: [UInt8]

    package init(index: UInt64, hash: [UInt8]) {
      self.index = index
      self.hash = hash
    }
  }

  /// An event as it was stored: what it says, and the link it made.
  package struct Link: Hashable, Sendable {
    package let event: [PlainColumn]
    package let head: Head

    package init(event: [PlainColumn], head: Head) {
      self.event = event
      self.head = head
    }
  }

  /// The head before the first event of an account.
  package static func start(account: RecordID) -> Head {
    var message = CanonicalBytes(tag: "BCTLlog0")
    message.append(fixed: account.bytes)
    return Head(index: 0, hash: Blake2b.hash(message.bytes))
  }

  /// The head after one more event.
  package static func head(after previous: Head, event: [PlainColumn]) -> Head {
    let index = previous.index + 1
    var message = CanonicalBytes(tag: "BCTLlog1")
    message.append(fixed: previous.hash)
    message.append(index)
    message.append(counted: PlainColumn.canonical(event))
    return Head(index: index, hash: Blake2b.hash(message.bytes))
  }

  /// Follows stored links from a head, page by page; returns the last head.
  ///
  /// Throws the index of the first event that was edited, removed, inserted or moved. An end that
  /// was cut off shows only against a head kept elsewhere.
  package static func verify(_ links: some Sequence<Link>, from start: Head) throws(ChainBreak)
    -> Head
  {
    var current = start
    for link in links {
      let expected = head(after: current, event: link.event)
      guard expected == link.head else { throw ChainBreak(index: expected.index) }
      current = expected
    }
    return current
  }

  /// Where a chain no longer holds.
  package struct ChainBreak: Error, Hashable, Sendable {
    /// The first event that is not what was written.
    package let index: UInt64

    package init(index: UInt64) { self.index = index }
  }
}
