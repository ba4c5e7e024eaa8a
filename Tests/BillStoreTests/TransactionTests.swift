import BillCore
import BillStore
import BillTestSupport
import Foundation
import Testing

struct TransactionTests {
  private struct Cut: Error {}

  @Test func `a write that is cut off after any step leaves nothing behind`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let payment = sample.payment(9)
    let use = CreditUse(
      billID: sample.bill.id, kind: .writtenOff, amount: Money(minor: 500, sample.euro))
    let steps: [(BookWriter) throws -> Void] = [
      { try $0.insert([payment]) },
      { try $0.move(payment, to: .staged, on: SampleBooks.day) },
      { try $0.relieve(sample.bill, with: use, today: SampleBooks.day) },
      { try $0.record("test", nil, "done") },
    ]
    let before = try picture(sample)
    for cut in 0...steps.count {
      #expect(throws: Cut.self) {
        try sample.books.write(at: SampleBooks.now) { writer in
          for step in steps.prefix(cut) { try step(writer) }
          throw Cut()
        }
      }
      let after = try picture(sample)
      #expect(after == before, "cut after \(cut)")
    }
    try sample.books.write(at: SampleBooks.now) { writer in
      for step in steps { try step(writer) }
    }
    let done = try picture(sample)
    #expect(done != before)
  }

  @Test func `many writers at once wait for each other and lose nothing`() async throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let (path, before) = (sample.path, try sample.books.read { try $0.eventChain().count })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<6 {
        group.addTask {
          let books = try SampleBooks.open(path)
          for number in 0..<10 {
            try books.write(at: SampleBooks.now) {
              try $0.record("test", nil, "\(writer) \(number)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let events = try sample.books.read { try $0.eventChain() }
    #expect(events.count == before + 60)
    #expect(events.map(\.event.position) == Array(1...Int64(events.count)))
    let problems = try sample.books.read { try $0.integrityProblems() }
    #expect(problems.isEmpty)
  }

  @Test func `a stamp changes with what is written, here or elsewhere, and with nothing else`()
    throws
  {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let (books, other) = (sample.books, try SampleBooks.open(sample.path))
    let first = try books.read { try $0.stamp() }
    _ = try other.read { try $0.bills() }
    try books.write(at: SampleBooks.now) { writer in
      let begun = try writer.reader.stamp()
      #expect(begun == first, "an empty transaction")
    }
    try other.write(at: SampleBooks.now) { try $0.record("test") }
    try books.write(at: SampleBooks.now) { writer in
      let begun = try writer.reader.stamp()
      #expect(begun != first, "written by another connection")
    }
    let second = try books.read { try $0.stamp() }
    try books.write(at: SampleBooks.now) { try $0.record("test") }
    let third = try books.read { try $0.stamp() }
    #expect(third != second, "written here")
  }

  @Test func `a copy holds everything but the sessions`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let path = "\(sample.folder)/copy.db"
    try sample.books.copy(to: path)
    let copy = try SampleBooks.open(path)
    let (copied, sessions) = try copy.read { (try $0.bills(), try $0.sessions()) }
    #expect(copied == [sample.bill])
    #expect(sessions.isEmpty)
    #expect(throws: StoreError.self) { try sample.books.copy(to: path) }
  }

  private struct Picture: Equatable {
    let bills: [Bill]
    let payments: [Payment]
    let events: [BookEvent]
    let entries: [RecordedEntry]
    let balances: [RecordID: BillBalance]
  }

  private func picture(_ sample: SampleBooks) throws -> Picture {
    try sample.books.read { reader in
      Picture(
        bills: try reader.bills(), payments: try reader.payments(),
        events: try reader.events(limit: 1000), entries: try reader.entries(after: 0, limit: 1000),
        balances: try reader.balances())
    }
  }
}
