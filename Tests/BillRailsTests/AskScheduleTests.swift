import BillCore
import BillRails
import Testing

@Suite struct AskScheduleTests {
  private let since = Instant(seconds: 1_000_000)

  private func next(_ asked: Int64?) -> Int64 {
    let last = asked.map { since.adding(seconds: $0) }
    return AskSchedule.next(since: since, lastAsked: last).seconds - since.seconds
  }

  @Test func `A rail is asked after five minutes, an hour, then daily`() {
    let hour: Int64 = 3600
    let day = 24 * hour
    #expect(next(nil) == 300)
    #expect(next(300) == hour)
    #expect(next(hour - 1) == hour)
    #expect(next(hour) == hour + day)
    #expect(next(hour + day) == hour + 2 * day)
    #expect(next(hour + 9 * day + 5) == hour + 10 * day)
    #expect(next(-5) == 300)
  }

  @Test func `The next question is always later than the last`() {
    var asked: Int64 = 0
    for _ in 0..<100 {
      #expect(next(asked) > asked)
      asked = next(asked)
    }
    #expect(asked == 3600 + 98 * 86_400)
  }

  @Test func `Whatever a rail says, a payment goes only where it may`() {
    for state in PaymentState.allCases {
      for said in RailStatus.State.allCases {
        var current = state
        for next in said.path(from: state) {
          #expect(current.successors.contains(next), "\(state), \(said)")
          current = next
        }
        // What has a receipt frees its share of the bill only when the bank sent the money back.
        let isBack = said == .rejected || said == .returned
        if state == .sent, !isBack { #expect(current.reserves, "\(said)") }
      }
    }
  }

  @Test func `What was interrupted never stays in sending`() {
    for said in RailStatus.State.allCases {
      #expect(!said.path(from: .sending).isEmpty, "\(said)")
    }
  }
}
