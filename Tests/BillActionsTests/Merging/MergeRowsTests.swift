import BillCore
import BillStore
import Testing

@testable import BillActions

/// Nothing is lost on the way, and nothing is taken along that must not be.
struct MergeRowsTests {
  @Test func `every table is carried or known to stay behind`() throws {
    let tables = try Books(inMemory: .blank).read { try $0.tables() }
    let names = Set(tables.map(\.name))
    #expect(MergeScope.carried.intersection(MergeScope.leftBehind) == [])
    #expect(MergeScope.carried.union(MergeScope.leftBehind) == names)
    for table in tables where MergeScope.carried.contains(table.name) {
      let columns = Set(table.columns.map(\.name))
      let numbered = Set((MergeScope.numbered[table.name] ?? [:]).keys)
      #expect(columns.isSuperset(of: numbered))
      #expect(MergeScope.keys[table.name].map(columns.contains) ?? true)
      // Bytes are ids, which are exchanged wherever they stand, or one of these.
      let bytes = table.columns.filter { $0.holdsBytes && !$0.name.lowercased().hasSuffix("id") }
      let known = Set(bytes.map { "\(table.name).\($0.name)" })
      #expect(known.subtracting(MergeRowsTests.knownBytes) == [])
    }
  }

  // Sealed and signed anew, keyed by the installation, or no secret and no id of a joined record.
  private static let knownBytes: Set<String> = [
    "method.sealed", "payee.sealed", "payee.boxed", "payment.approval", "schedule.mac",
    "payee.accountHash", "payment.railHash", "payment.mandateRoot", "idempotency.digest",
    // Bills keep their ids.
    "bill.replacedBy",
  ]

  @Test func `a wallet that was empty holds every row afterwards, and each opens`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let before = try fixture.run.read(MergeRowsTests.rows)
    for table in MergeScope.carried { #expect(before[table]?.isEmpty == false, "\(table)") }
    let plan = try fixture.merge()
    let after = try fixture.read(MergeRowsTests.rows)
    for table in MergeScope.carried { #expect(after[table] == before[table], "\(table)") }
    #expect(
      Dictionary(uniqueKeysWithValues: plan.rows.map { ($0.table, $0.count) })
        == before.mapValues(\.count))
    #expect(try fixture.problems() == [])
    let new = try fixture.new()
    let number = try new.books.read { try $0.methods() }.map { try new.number(of: $0) }
    #expect(number == ["DE89370400440532013000"])
    for payee in try new.books.read({ try $0.payees() }) {
      #expect(try new.number(of: payee).hasSuffix(payee.last4))
    }
    for payment in try new.books.read({ try $0.payments() }) {
      try new.books.read { try new.checkApproval(of: payment, $0) }
    }
  }

  @Test func `its numbers come behind those that are there`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    try fixture.bill("N-1", "12.00")
    let mine = try fixture.read(MergeRowsTests.rows)
    let theirs = try fixture.run.read(MergeRowsTests.rows)
    try fixture.merge()
    let after = try fixture.read(MergeRowsTests.rows)
    for table in ["entry", "posting", "paymentEvent", "bill", "payment"] {
      let sum = (mine[table]?.count ?? 0) + (theirs[table]?.count ?? 0)
      #expect(after[table]?.count == sum, "\(table)")
    }
    // The baker is known here, with the same account.
    #expect(after["biller"]?.count == 1)
    #expect(after["payee"]?.count == 1)
    #expect(try fixture.problems() == [])
  }

  @Test func `the log of the other account is carried under its own moments`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let theirs = try fixture.run.read { try $0.eventChain().map(\.event) }
    try fixture.merge()
    let events = try fixture.read { try $0.eventChain().map(\.event) }
    let told = try #require(events.first { $0.kind == MergedAccount.event })
    let merged = try #require(MergedAccount(told))
    #expect(merged.email == AccountFixture.email && merged.id == fixture.oldID)
    let carried = events.filter {
      (told.position - merged.carriedEvents..<told.position).contains($0.position)
    }
    #expect(carried.prefix(theirs.count).map(\.at) == theirs.map(\.at))
    #expect(carried.prefix(theirs.count).map(\.kind) == theirs.map { MergeScope.kind($0.kind) })
    #expect(MergeScope.kind("login.done") == "merged.login.done")
    #expect(MergeScope.kind("payment.settled") == "payment.settled")
  }

  /// The rows of the tables that are carried, without what the account that stays makes anew.
  private static func rows(_ reader: BookReader) throws -> [String: [StoredRow]] {
    try reader.tables().filter { MergeScope.carried.contains($0.name) }.reduce(into: [:]) {
      rows, table in
      rows[table.name] = try reader.rows(of: table).map { row in
        var row = row
        row.columns.removeAll {
          ["sealed", "boxed", "approval", "mac", "nextOn"].contains($0.name)
            || (table.name == "schedule" && $0.name == "state")
        }
        return row
      }
    }
  }
}
