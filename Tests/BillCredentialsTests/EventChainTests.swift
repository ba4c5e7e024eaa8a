import BillCore
import BillCredentials
import Testing

struct EventChainTests {
  private func chain(_ count: Int) throws -> (start: EventChain.Head, links: [EventChain.Link]) {
    let start = EventChain.start(account: try Samples.id(1))
    var head = start
    let links = (1...count).map { index in
      let event = [
        PlainColumn("kind", .text("paid")), PlainColumn("amount_minor", .integer(Int64(index))),
      ]
      head = EventChain.head(after: head, event: event)
      return EventChain.Link(event: event, head: head)
    }
    return (start, links)
  }

  @Test func `an untouched chain verifies to its last head, in pages too`() throws {
    let (start, links) = try chain(20)
    let last = try #require(links.last?.head)
    #expect(try EventChain.verify(links, from: start) == last)
    let half = try EventChain.verify(links[..<10], from: start)
    #expect(half.index == 10)
    #expect(try EventChain.verify(links[10...], from: half) == last)
    #expect(try EventChain.verify([], from: start) == start)
  }

  @Test func `every edit, removal, repetition and exchange is found where it begins`() throws {
    let (start, links) = try chain(12)
    func expectBreak(_ forged: [EventChain.Link], at index: Int) {
      #expect(throws: EventChain.ChainBreak(index: UInt64(index + 1))) {
        try EventChain.verify(forged, from: start)
      }
    }
    for index in links.indices {
      let edited = [PlainColumn("kind", .text("paid")), PlainColumn("amount_minor", .integer(0))]
      var forged = links
      forged[index] = EventChain.Link(event: edited, head: links[index].head)
      expectBreak(forged, at: index)
      let honest = index == 0 ? start : links[index - 1].head
      forged[index] = EventChain.Link(
        event: edited, head: EventChain.head(after: honest, event: edited))
      if index + 1 < links.count { expectBreak(forged, at: index + 1) }
      forged = links
      forged.insert(links[index], at: index)
      expectBreak(forged, at: index + 1)
      guard index + 1 < links.count else { continue }
      forged = links
      forged.remove(at: index)
      expectBreak(forged, at: index)
      for other in links.indices where other > index {
        forged = links
        forged.swapAt(index, other)
        expectBreak(forged, at: index)
      }
    }
  }

  @Test func `chains of two accounts do not fit each other`() throws {
    let (_, links) = try chain(3)
    #expect(throws: EventChain.ChainBreak(index: 1)) {
      try EventChain.verify(links, from: EventChain.start(account: try Samples.id(2)))
    }
  }

  @Test func `a signed head is good for its account, head and moment only`() throws {
    let (_, links) = try chain(3)
    let (keys, record) = AccountKeys.generate(account: try Samples.id(1), key: .generate())
    let signed = SignedHead.sign(links[2].head, at: Samples.now, keys: keys)
    try signed.verify(publicKey: record.signingPublicKey)
    let forged = [
      SignedHead(
        account: try Samples.id(2), head: signed.head, at: signed.at, signature: signed.signature),
      SignedHead(
        account: signed.account, head: links[1].head, at: signed.at, signature: signed.signature),
      SignedHead(
        account: signed.account, head: signed.head, at: signed.at.adding(seconds: 1),
        signature: signed.signature),
    ]
    for head in forged {
      #expect(throws: CredentialError.tampered(.logHead)) {
        try head.verify(publicKey: record.signingPublicKey)
      }
    }
  }
}
