import BillCore
import BillCredentials
import BillStore

/// The event log of an account, read whole: each event chained to the one before it, and the last
/// one vouched for by this installation.
struct EventLog {
  let events: [BookEvent]

  /// - throws: `EventLogError.altered`, `StoreError.corruptRow`.
  init(_ home: Home, _ account: RecordID, _ reader: BookReader) throws {
    try self.init(account, reader)
    guard let last = try reader.lastEvent() else { return }
    guard try EventLog.mac(account, home.installKey())(last.hash) == last.mac else {
      throw EventLogError.altered(from: Int(last.position))
    }
  }

  /// A log that another installation may have written.
  ///
  /// - throws: `EventLogError.altered`; `StoreError.corruptRow` for a value anywhere in the database
  ///   that is not what it reads as.
  init(_ account: RecordID, _ reader: BookReader) throws {
    try reader.checkValues()
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
    guard try reader.findsEveryEvent() else { throw EventLogError.altered(from: 1) }
  }

  /// The MAC over the hash of an event, so that nobody who has the database alone can add one.
  static func mac(_ account: RecordID, _ key: InstallKey) -> BookSeals.EventMAC {
    let macs = key.macs(.events)
    return { hash in
      var message = CanonicalBytes(tag: "BCTLevnt1")
      message.append(fixed: account.bytes)
      message.append(fixed: hash)
      return macs(message.bytes)
    }
  }

  /// Refuses a database whose log was altered.
  ///
  /// - throws: `AccessError.tampered`.
  static func check(_ home: Home, _ account: RecordID, _ reader: BookReader) throws {
    do {
      _ = try EventLog(home, account, reader)
    } catch is EventLogError {
      throw AccessError.tampered("event log")
    }
  }

  /// The first record of money that is not what the log says of it: a payment that is not where it
  /// went, a batch with another file, an idempotency key that was used otherwise, a biller, one of
  /// its accounts or a bill that stands otherwise or has another note that it was paid.
  func strayMoney(_ reader: BookReader) throws -> (what: String, id: RecordID)? {
    if let payment = try strayPayment(reader) { return ("payment", payment) }
    if let batch = try strayBatch(reader) { return ("batch", batch) }
    if let payment = try strayKey(reader) { return ("key of payment", payment) }
    for table in StatedTable.allCases {
      if let id = try reader.misstated(table) { return (table.noun, id) }
    }
    return try strayRelief(reader).map { (StatedTable.bill.noun, $0) }
  }

  private func strayPayment(_ reader: BookReader) throws -> RecordID? {
    let payments = try reader.payments()
    let logged = states(of: payments)
    let stored = Dictionary(uniqueKeysWithValues: payments.map { ($0.id, $0.state) })
    return EventLog.difference(logged, stored)
  }

  private func strayBatch(_ reader: BookReader) throws -> RecordID? {
    var logged: [RecordID: String] = [:]
    for event in events where event.kind.hasPrefix("batch.") {
      if let batch = event.subject, logged[batch] == nil { logged[batch] = event.detail }
    }
    let stored = try reader.batches().map { ($0.id, $0.logged) }
    return EventLog.difference(logged, Dictionary(uniqueKeysWithValues: stored))
  }

  // What relieved a bill is never taken away, only answered by an entry of its own.
  private func strayRelief(_ reader: BookReader) throws -> RecordID? {
    let kinds = Set(CreditUse.Kind.allCases.map { "bill.\($0.rawValue)" })
    var logged: [RecordID: [String]] = [:]
    for event in events where kinds.contains(event.kind) {
      if let bill = event.subject { logged[bill, default: []].append(event.detail) }
    }
    let stored = Dictionary(grouping: try reader.creditUses(), by: \.billID)
    return EventLog.difference(logged, stored.mapValues { $0.map(\.logged) })
  }

  // A key that is forgotten would let the same payments be made again. Bytes are compared: SQL does
  // not find one that is spelled with other characters of the same look, which texts call equal.
  private func strayKey(_ reader: BookReader) throws -> RecordID? {
    let logged = Dictionary(
      grouping: events.filter { $0.kind == "payment.keyed" }, by: \.subject
    ).mapValues { Set($0.map { Array($0.detail.utf8) }) }
    let stored = Dictionary(grouping: try reader.idempotencyRecords(), by: \.payments.first)
      .mapValues { Set($0.map { Array($0.logged.utf8) }) }
    return Set(logged.keys).union(stored.keys).filter { logged[$0] != stored[$0] }
      .compactMap { $0 }.min()
  }

  private static func difference<Value: Equatable>(
    _ logged: [RecordID: Value], _ stored: [RecordID: Value]
  ) -> RecordID? {
    Set(logged.keys).union(stored.keys).filter { logged[$0] != stored[$0] }.min()
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

extension Home {
  /// Spends the time that looking through the log of every account takes.
  func lookThroughLogs() throws {
    for id in try accountIDs() {
      // why: what is wrong with an account is no answer to whoever named none.
      try? books(of: id).read { try EventLog.check(self, id, $0) }
    }
  }
}

/// Why an event log is not believed.
enum EventLogError: Error, Equatable {
  /// The first event that does not follow from the one before it, counted from one; the last one
  /// where nobody vouched for it, the first where an index does not lead to all of them.
  case altered(from: Int)
}
