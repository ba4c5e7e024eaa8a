package import BillCore
import BillCredentials
import BillStore

/// Closes an account: nothing can pay from it any more, and its data is kept aside or erased.
///
/// Payments that the bank does not have yet come first: they would be lost sight of.
package struct CloseAccount: Sendable {
  /// What becomes of the data.
  package enum Fate: String, Hashable, Sendable, CaseIterable {
    /// Moved into the folder `closed`, frozen.
    case keep
    case erase
  }

  package var fate: Fate

  package init(_ fate: Fate) { self.fate = fate }

  /// What closing comes to.
  package struct Plan: Sendable {
    package let account: Account
    package let fate: Fate
    package let schedules: [Schedule]
    /// Payments that are in the bank's hands; they arrive whatever is closed here.
    package let handedOver: Int
    package let openBills: Int
    /// Where the data will be; nil where it is erased.
    package let aside: String?
    /// What restores put aside, which holds the account as it was then and is not touched.
    package let keptAside: [String]
  }

  /// Looks at everything and changes nothing.
  ///
  /// - throws: `IdentifierError.changedLately`, `ClosingError.openPayments`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    try access.books.read(IdentifierChanges(access).requireSettled)
    let payments = try ListPayments(states: Set(PaymentState.underWay)).perform(access)
    let open = payments.filter { !$0.payment.state.isDelivered }
    guard open.isEmpty else { throw ClosingError.openPayments(open) }
    let bills = try ListBills().perform(access)
    let place = CloseAccount.place(of: access.account.id, in: access.home)
    return Plan(
      account: access.account, fate: fate,
      schedules: try access.books.read { try $0.schedules() }.map(\.schedule),
      handedOver: payments.count,
      openBills: bills.filter { details in
        details.bill.type == .invoice && [.open, .partPaid, .overdue].contains(details.state)
      }.count,
      aside: fate == .keep ? place : nil,
      keptAside: try StagedRestore.keptAside(of: access.home))
  }

  /// Closes the account whose holder has just been proven.
  ///
  /// The log says so before the data is moved; what a power cut leaves in between is an account
  /// that is frozen, without sessions, agent and schedules.
  ///
  /// - throws: `AccessError.passwordNeeded` without that proof; else as `plan`.
  package func perform(_ access: MoneyAccess) throws {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("closing the account"))
    }
    try access.home.underRunLock {
      let plan = try plan(access.read)
      _ = try RevokeAgent().perform(access.account.id, in: access.home)
      try endSchedules(access.read)
      try access.books.write(at: access.world.now) { writer in
        guard var account = try writer.reader.account() else { return }
        account.frozenAt = account.frozenAt ?? access.world.now
        try writer.update(account)
        try writer.endSessions()
        try writer.revokeDevices(of: account.id)
        try writer.record("account.closed", account.id, fate.rawValue)
      }
      try KeptHead(access.home, access.account.id).keep(access)
      try tell(plan, access)
      try access.books.close()
      try putAway(access)
    }
  }

  static let folder = "closed"

  /// Where the data of a closed account is kept.
  static func place(of account: RecordID, in home: Home) -> String {
    "\(home.places.data)/\(CloseAccount.folder)/\(account)"
  }

  private func endSchedules(_ access: ReadAccess) throws {
    let books = try ScheduleBooks(access)
    for stored in try access.books.read({ try $0.schedules() }) {
      try ScheduleHalt.remove.plan(stored.genuine(books.key), books).perform(books)
    }
  }

  // The last that is said of the account, so its notice cannot wait for a later command.
  private func tell(_ plan: Plan, _ access: MoneyAccess) throws {
    let ending = plan.aside.map { "Its data is kept in \($0)." } ?? "Its data is erased."
    try SecurityNotice(access.home, access.account).send(
      subject: "your account is closed",
      body: """
        The account was closed as \(access.world.origin). Nothing is paid from it any more.
        \(ending)
        """)
  }

  /// Takes the data of an account whose books are closed out of the way, the database last: as long
  /// as that is there, the command can be repeated.
  func putAway(_ access: MoneyAccess) throws {
    let (home, id) = (access.home, access.account.id)
    let name = "\(id).db"
    let accounts = try home.dataFolder("accounts")
    let originals = try home.existing(MendHome.originalsPath(of: id, in: home))
    switch fate {
    case .keep:
      _ = try home.dataFolder(CloseAccount.folder)
      let closed = try home.dataFolder("\(CloseAccount.folder)/\(id)")
      try originals?.move(to: closed.path(of: "originals"))
      try accounts.removeCopies(of: name)
      guard try accounts.publish(name, to: closed) else {
        throw FileError.notFound(path: accounts.path(of: name))
      }
    case .erase:
      try accounts.removeCopies(of: name)
      try accounts.remove(name)
      originals?.discardTree()
      try KeptHead(home, id).remove()
      try DeviceDesk(home, id).forget()
      try TellHolder(home).forget(id)
    }
    // Empty after the last transaction, and of no database any more.
    try accounts.remove("\(name)-journal")
    try SessionFile(home, account: id).remove()
  }
}

/// Why an account is not closed.
package enum ClosingError: Error, Equatable {
  /// Payments that are decided, and that the bank does not have or may not have.
  case openPayments([PaymentDetails])
}
