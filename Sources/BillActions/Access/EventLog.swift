import BillCore
import BillStore

/// The event log of an account, read whole, each event chained to the one before it.
struct EventLog {
  let events: [BookEvent]

  /// - throws: `EventLogError.altered`.
  init(_ account: RecordID, _ reader: BookReader) throws {
    let chain = try reader.eventChain()
    let hash = Home.eventHash(account)
    var previous = [UInt8](repeating: 0, count: 32)
    for (index, link) in chain.enumerated() {
      guard link.event.position == Int64(index + 1), hash(previous, link.event) == link.hash else {
        throw EventLogError.altered(from: index + 1)
      }
      previous = link.hash
    }
    events = chain.map(\.event)
  }

  /// The first payment that is not where the log says it went: put back, added or deleted.
  func strayPayment(_ reader: BookReader) throws -> RecordID? {
    let payments = try reader.payments()
    let logged = states(of: payments)
    let stored = Dictionary(uniqueKeysWithValues: payments.map { ($0.id, $0.state) })
    return Set(logged.keys).union(stored.keys).filter { logged[$0] != stored[$0] }.min()
  }

  // An event of a batch moves the payments in it that stand where the batch stands.
  private func states(of payments: [Payment]) -> [RecordID: PaymentState] {
    let members = Dictionary(grouping: payments.filter { $0.batchID != nil }, by: \.batchID)
    var states: [RecordID: PaymentState] = [:]
    var batches: [RecordID: PaymentState] = [:]
    for event in events {
      guard let subject = event.subject, let dot = event.kind.firstIndex(of: "."),
        let state = PaymentState(rawValue: String(event.kind[event.kind.index(after: dot)...]))
      else { continue }
      if event.kind.hasPrefix("payment.") { states[subject] = state }
      guard event.kind.hasPrefix("batch.") else { continue }
      let before = batches.updateValue(state, forKey: subject)
      for payment in members[subject] ?? [] where before == nil || states[payment.id] == before {
        states[payment.id] = state
      }
    }
    return states
  }
}

/// Why an event log is not believed.
enum EventLogError: Error, Equatable {
  /// The first event that does not follow from the one before it, counted from one.
  case altered(from: Int)
}
