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
}
