import BillTestSupport
import Foundation
import Synchronization
import Testing

@testable import BillActions

/// Every value of every table is edited, every row deleted, copied and put back: each edit is
/// noticed or has no effect.
///
/// Tables and columns are the database's own, so that no new one is forgotten. Every test run walks
/// the few tables that decide where money goes, with one edit of each value and kind; `make tamper`
/// (`BILLCTL_WALK`) walks all with every edit.
@Suite(.enabled(if: Tool("sqlite3") != nil)) struct SchemaWalkTests {
  @Test func `Every edit of the database is noticed or has no effect`() throws {
    let world = try TamperedWorld()
    defer { world.remove() }
    try check(world.baseline)
    let tables = try SQLiteShell.tables(of: world.database)
    for table in tables { #expect(!table.isEmpty, "nothing stands in \(table.name)") }
    let walked = tables.filter { SchemaWalk.takes($0.name) }
    let results = Mutex<[String: SchemaWalk.Result]>([:])
    let problems = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: walked.count) { index in
      let table = walked[index]
      do {
        let result = try SchemaWalk(world: world, shell: SQLiteShell()).walk(table)
        results.withLock { $0[table.name] = result }
      } catch {
        problems.withLock { $0.append("\(table.name): \(error)") }
      }
    }
    #expect(problems.withLock { $0 } == [])
    judge(results.withLock { $0 })
  }

  // A week in which nothing happens would notice nothing.
  private func check(_ baseline: OrdinaryWeek.Outcome) throws {
    #expect(baseline.refusals == [])
    // Nothing starts the agent of a pretended machine.
    #expect(baseline.findings.isSubset(of: ["runner", "agent"]), "\(baseline.findings)")
    #expect(baseline.published.count == 10, "\(baseline.published)")
    #expect(baseline.doors.filter(\.value).count == 4, "\(baseline.doors)")
  }

  private func judge(_ results: [String: SchemaWalk.Result]) {
    for (edit, harm) in results.values.flatMap(\.harmful) {
      Issue.record("\(edit.sql): \(harm)")
    }
  }
}

extension SQLiteShell {
  fileprivate static func tables(of path: String) throws -> [WalkedTable] {
    let shell = try SQLiteShell()
    try shell.open(path)
    return try WalkedTable.all(shell)
  }
}
