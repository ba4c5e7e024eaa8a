import BillCore
import BillStore
import Testing

struct PaymentMoveTests {
  @Test(arguments: PaymentState.allCases)
  func `a payment goes only where its state lets it`(from: PaymentState) throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    for (index, target) in PaymentState.allCases.enumerated() {
      let payment = try bring(sample.payment(UInt8(100 + index), .draft), to: from, sample)
      let move = {
        try sample.books.write(at: SampleBooks.now) {
          try $0.move(payment, to: target, on: SampleBooks.day)
        }
      }
      if from.successors.contains(target) {
        try move()
      } else {
        #expect(throws: StoreError.self) { try move() }
      }
      let stored = try sample.books.read { try $0.payment(payment.id) }
      #expect(stored.state == (from.successors.contains(target) ? target : from))
    }
    try checkBooks(sample)
  }

  @Test func `whoever read a payment before somebody else moved it is refused`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let payment = try bring(sample.payment(9), to: .emitted, sample)
    try sample.books.write(at: SampleBooks.now) {
      try $0.move(payment, to: .delivered, on: SampleBooks.day)
    }
    let wanted = StoreError.wrongState(payment: payment.id, state: .delivered, wanted: .takenBack)
    #expect(throws: wanted) {
      try sample.books.write(at: SampleBooks.now) {
        try $0.move(payment, to: .takenBack, on: SampleBooks.day)
      }
    }
    try checkBooks(sample)
  }

  /// Moves a new draft along the shortest way to a state.
  private func bring(_ payment: Payment, to state: PaymentState, _ sample: SampleBooks) throws
    -> Payment
  {
    var ways: [PaymentState: [PaymentState]] = [payment.state: []]
    var open = [payment.state]
    while let next = open.first, ways[state] == nil {
      open.removeFirst()
      for follower in next.successors.sorted(by: { $0.rawValue < $1.rawValue })
      where ways[follower] == nil {
        ways[follower] = (ways[next] ?? []) + [follower]
        open.append(follower)
      }
    }
    try sample.books.write(at: SampleBooks.now) { try $0.insert([payment]) }
    var moved = payment
    for step in try #require(ways[state]) {
      try sample.books.write(at: SampleBooks.now) {
        try $0.move(moved, to: step, on: SampleBooks.day)
      }
      moved.state = step
    }
    return moved
  }

  private func checkBooks(_ sample: SampleBooks) throws {
    try sample.books.read { reader in
      #expect(try reader.unbalancedEntries().isEmpty)
      #expect(try reader.misbookedPayments().isEmpty)
      let (ledger, records) = (try reader.owed(before: .last), try reader.owedByRecords())
      #expect(Set(ledger) == Set(records))
    }
  }
}
