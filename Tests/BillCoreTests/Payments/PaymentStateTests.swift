import BillCore
import Testing

@Suite struct PaymentStateTests {
  /// The states from which nothing leads on.
  private let final: Set<PaymentState> = [
    .rejected, .returned, .failed, .cancelled, .expired, .takenBack,
  ]

  @Test func `Only what is over leads nowhere, and what is over frees its share`() {
    for state in PaymentState.allCases {
      #expect(state.successors.isEmpty == final.contains(state), "\(state)")
      #expect(state.reserves == (!final.contains(state) && state != .draft), "\(state)")
      if state.isDelivered { #expect(state.reserves, "\(state)") }
    }
  }

  @Test func `Every state can be reached and none comes back`() {
    var reached: Set<PaymentState> = []
    func walk(_ state: PaymentState, _ before: Set<PaymentState>) {
      #expect(!before.contains(state), "\(state) comes back")
      reached.insert(state)
      for next in state.successors { walk(next, before.union([state])) }
    }
    walk(.draft, [])
    #expect(reached == Set(PaymentState.allCases))
  }

  @Test func `What may be at a bank is never cancelled, and what is in a file neither`() {
    for state in PaymentState.allCases where state.successors.contains(.cancelled) {
      #expect([.draft, .approved, .presented].contains(state), "\(state)")
    }
    #expect(PaymentState.unknown.successors == [.sent, .failed, .settled])
    #expect(PaymentState.settled.successors == [.returned])
  }

  @Test func `The end-to-end id has 30 characters, says the attempt and stays the same`() throws {
    var payment = Payment(
      id: RecordID(sixteen: Array(repeating: 7, count: 16)), billID: nil,
      billerID: RecordID(sixteen: Array(repeating: 1, count: 16)),
      methodID: RecordID(sixteen: Array(repeating: 2, count: 16)), payeeID: nil, rail: .iso20022,
      railName: "iso20022", amount: Money(minor: 1, try #require(Currency("EUR"))),
      executeOn: .first,
      expectedSettle: .first, createdAt: Instant(seconds: 0))
    let first = payment.endToEndID
    #expect(first.count == 30 && first.hasPrefix("BC") && first.hasSuffix("01"))
    payment.state = .emitted
    #expect(payment.endToEndID == first)
    payment.attempt = 12
    #expect(payment.endToEndID == first.dropLast(2) + "12")
  }
}
