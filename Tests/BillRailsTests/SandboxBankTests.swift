import BillCore
import BillRails
import Testing

@Suite struct SandboxBankTests {
  @Test func `Every behaviour has a test account that is an IBAN, and a test card`() throws {
    #expect(Set(SandboxBank.accounts.values) == Set(SandboxBank.Behaviour.allCases))
    #expect(Set(SandboxBank.cards.values) == Set(SandboxBank.Behaviour.allCases))
    for number in SandboxBank.accounts.keys { #expect(try IBAN(number).compact == number) }
    #expect(SandboxBank.cards.keys.allSatisfy { $0.count == 4 })
  }

  @Test func `An account decides before a card, and other numbers are none of the bank's`() {
    for (number, behaviour) in SandboxBank.accounts {
      #expect(SandboxBank.behaviour(account: number, cardLast4: "0002") == behaviour)
    }
    #expect(SandboxBank.behaviour(account: nil, cardLast4: "0119") == .timeOut)
    #expect(SandboxBank.behaviour(account: "DE89370400440532013000", cardLast4: "1111") == nil)
    #expect(SandboxBank.behaviour(account: nil, cardLast4: "4242") == nil)
  }

  @Test func `The pretended bank moves only along the state machine`() {
    for behaviour in SandboxBank.Behaviour.allCases {
      for state in PaymentState.allCases {
        guard let next = SandboxBank.next(state, behaviour) else { continue }
        #expect(state.successors.contains(next), "\(behaviour) \(state)")
      }
    }
    #expect(SandboxBank.next(.sent, .approve) == .settled)
    #expect(SandboxBank.next(.settled, .approve) == nil)
    #expect(SandboxBank.next(.settled, .lateReturn) == .returned)
    #expect(SandboxBank.next(.unknown, .timeOut) == nil)
  }
}
