import BillCore
import BillCredentials
import Testing

struct EventChainTests {
  private func event(_ amount: Int64) -> [PlainColumn] {
    [PlainColumn("kind", .text("paid")), PlainColumn("amount_minor", .integer(amount))]
  }

  private func head(of amounts: [Int64], account: UInt8 = 1) throws -> EventChain.Head {
    let start = EventChain.start(account: try Samples.id(account))
    return amounts.reduce(start) { EventChain.head(after: $0, event: event($1)) }
  }

  @Test func `the same events of one account make the same head`() throws {
    #expect(try head(of: [1, 2, 3]) == head(of: [1, 2, 3]))
    #expect(try head(of: [1, 2, 3]).index == 3)
  }

  @Test func `every edit, removal, repetition and exchange makes another head`() throws {
    let amounts = Array(Int64(1)...12)
    var heads: Set<[UInt8]> = [try head(of: amounts).hash]
    var forgeries: [[Int64]] = []
    for index in amounts.indices {
      var (edited, removed, repeated) = (amounts, amounts, amounts)
      edited[index] = 0
      removed.remove(at: index)
      repeated.insert(amounts[index], at: index)
      forgeries += [edited, removed, repeated]
      for other in amounts.indices where other > index {
        var swapped = amounts
        swapped.swapAt(index, other)
        forgeries.append(swapped)
      }
    }
    for forged in forgeries {
      let isNew = heads.insert(try head(of: forged).hash).inserted
      #expect(isNew, "\(forged)")
    }
  }

  @Test func `chains of two accounts do not fit each other`() throws {
    #expect(try head(of: [1, 2, 3]).hash != head(of: [1, 2, 3], account: 2).hash)
  }

  @Test func `a signed head is good for its account, head and moment only`() throws {
    let (former, last) = (try head(of: [1, 2]), try head(of: [1, 2, 3]))
    let (keys, record) = AccountKeys.generate(account: try Samples.id(1), key: .generate())
    let signed = SignedHead.sign(last, at: Samples.now, keys: keys)
    try signed.verify(publicKey: record.signingPublicKey)
    let forged = [
      SignedHead(
        account: try Samples.id(2), head: signed.head, at: signed.at, signature: signed.signature),
      SignedHead(
        account: signed.account, head: former, at: signed.at, signature: signed.signature),
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
