import BillCore
import BillStore
import BillTestSupport
import Foundation
import Testing

@Suite(.enabled(if: Tool("sqlite3") != nil))
struct SchemaTests {
  @Test(
    arguments: [
      "CREATE VIEW seen AS SELECT 1", "CREATE TABLE more (x)",
      "CREATE INDEX fast ON bill(number)", "DROP INDEX billDue",
      "CREATE TRIGGER steal AFTER INSERT ON payee BEGIN UPDATE payee SET name = 'x'; END",
      "ALTER TABLE bill ADD COLUMN extra TEXT",
    ])
  func `a database somebody else shaped is refused`(sql: String) throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    #expect(try sample.tamper(sql).status == 0)
    let error = #expect(throws: StoreError.self) { try SampleBooks.open(sample.path) }
    guard case .schemaChanged = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  @Test func `the database of a later program is refused`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    _ = try sample.tamper("PRAGMA user_version = 99")
    let error = #expect(throws: StoreError.self) { try SampleBooks.open(sample.path) }
    guard case .newerDatabase(found: 99, known: _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  @Test func `the database of an earlier program is copied and brought up to date`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    try sample.books.close()
    _ = try sample.tamper("DROP INDEX billCorrects; PRAGMA user_version = 6")
    let books = try SampleBooks.open(sample.path)
    let bills = try books.read { try $0.bills() }
    #expect(bills.map(\.id) == [sample.bill.id])
    let copy = "\(sample.path).before-\(Books.schemaVersion)"
    let old = try #require(Tool("sqlite3")).run([
      copy, "PRAGMA user_version; SELECT count(*) FROM bill",
    ])
    #expect(old.output == "6\n1\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(!FileManager.default.fileExists(atPath: "\(sample.path).upgrade"))
  }

  @Test func `the database of another program is refused`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    _ = try sample.tamper("PRAGMA application_id = 1")
    #expect(throws: StoreError.notOurs) { try SampleBooks.open(sample.path) }
  }

  @Test func `SQLite took every setting that durability rests on`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let settings = try sample.books.read { try $0.settings() }
    let values = Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.value) })
    #expect(values["journal_mode"]?.contains("truncate") == true)
    #expect(values["synchronous"] == "3")
    #expect(values["foreign_keys"] == "1")
    #expect(values["trusted_schema"] == "0")
  }

  @Test(
    arguments: [
      "UPDATE payment SET amount = 0", "UPDATE payment SET amount = 'much'",
      "UPDATE payment SET state = 'gone'", "UPDATE bill SET type = 'gift'",
      "UPDATE bill SET amount = -1", "UPDATE bill SET currency = 'EURO'",
      "UPDATE posting SET amount = 0", "UPDATE biller SET paidBy = 'uncle'",
      "INSERT INTO event VALUES (0, 0, 'x', NULL, '', zeroblob(32))",
      "PRAGMA foreign_keys = 1; DELETE FROM biller",
    ])
  func `the schema itself refuses what makes no sense`(sql: String) throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let payment = sample.payment(9)
    try sample.books.write(at: SampleBooks.now) { try $0.insert([payment]) }
    #expect(try sample.tamper(sql).status != 0)
  }
}
