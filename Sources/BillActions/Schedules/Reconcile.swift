package import BillCore
import BillCredentials
import BillStore

/// Tells a database that was put back from a copy what was handed over since.
package struct Reconcile: Sendable {
  package init() {}

  /// What the database does not know.
  package struct Plan: Sendable {
    /// The payments that come back, as they were handed over: the database does not know them, or
    /// shows them as they stood before.
    package let payments: [Payment]
    /// The payments that you called done, and that the database shows as not done.
    package let done: [Payment]
    /// The payments that you called not done after all, and that the database shows as done.
    package let undone: [Payment]
    let records: [PublishedRecord]
    /// The batches and payments that were called done.
    let delivered: [RecordID]
    /// Those that were called not done after all.
    let takenBack: [RecordID]
  }

  /// What would come back; nothing is written.
  ///
  /// - throws: `AgentError.noRecord` where nothing is left to bring it back from,
  ///   `AccessError.tampered`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    let log = try PublishedLog(access)
    return try access.books.read { reader in
      let records = try log.records(reader)
      let published = try reader.published()
      let missing = try records.map { record in
        try published.contains(record.subject) ? record.without(known: reader) : record
      }.filter { !$0.payments.isEmpty }
      let stale = try reader.undelivered().union(missing.map(\.subject))
      let done = try log.subjects(lastCalled: .done, reader).intersection(stale)
      let delivered = records.filter { done.contains($0.subject) }
      let undone = try log.subjects(lastCalled: .undone, reader).intersection(reader.delivered())
      let takenBack = records.filter { undone.contains($0.subject) }
      return Plan(
        payments: missing.flatMap(\.payments), done: delivered.flatMap(\.payments),
        undone: takenBack.flatMap(\.payments), records: missing,
        delivered: delivered.map(\.subject), takenBack: takenBack.map(\.subject))
    }
  }

  /// Brings it back in one transaction; the agent believes the log again as it is then.
  ///
  /// - throws: `AccessError.passwordNeeded` without step-up.
  package func perform(_ plan: Plan, _ access: MoneyAccess) throws {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("reconciling the database"))
    }
    try access.home.underRunLock {
      try access.books.write(at: access.world.now) { writer in
        let comeback = Comeback(writer, access)
        for record in plan.records { try comeback.bring(record) }
        // A key may stand for payments of several records.
        for record in plan.records { try record.keys.forEach(comeback.bring) }
        let waiting = try writer.reader.undelivered()
        try plan.delivered.filter(waiting.contains).forEach(comeback.deliver)
        let delivered = try writer.reader.delivered()
        try plan.takenBack.filter(delivered.contains).forEach(comeback.takeBack)
        try writer.record("account.reconciled", access.account.id, "\(plan.payments.count)")
      }
      let head = KeptHead(access.home, access.account.id)
      try head.remove()
      try head.keep(access)
      try renewState(access)
    }
  }

  private func renewState(_ access: MoneyAccess) throws {
    let file = try AgentFile(access.home, access.account.id)
    let last = try access.books.read { try $0.lastEvent() }
    guard let agent = try file.key()?.keys.id, let last else { return }
    try file.store(
      AgentState(
        agent: agent, highWater: access.world.now, lastGoodRun: nil, position: last.position,
        hash: last.hash), access.home.installKey())
  }
}

extension PublishedRecord {
  fileprivate func without(known reader: BookReader) throws -> PublishedRecord {
    let known = try reader.knownPayments(payments.map(\.id))
    var record = self
    record.payments.removeAll { known.contains($0.id) }
    return record
  }
}

extension PublishedLog {
  /// What every line of the account held.
  ///
  /// - throws: `AgentError.noRecord`, `AccessError.tampered`.
  func records(_ reader: BookReader) throws -> [PublishedRecord] {
    let records = try PublishedRecords(folder, installKey)
    return try ownLines(reader).filter { $0.word == nil && !$0.endsAccount }.map { line in
      guard let record = try records.record(of: line.subject), record.account == line.account else {
        throw AgentError.noRecord(reference: line.reference)
      }
      return record
    }
  }
}
