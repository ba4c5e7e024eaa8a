import BillCore
import BillStore
import BillTestSupport
import Foundation
import Testing

/// A database file of its own with one biller, one method and one bill of 100.00 EUR.
struct SampleBooks {
  let folder: String
  let books: Books
  let bill: Bill
  let euro: Currency

  var path: String { "\(folder)/books.db" }

  static let now = Instant(seconds: 1_795_000_000)
  static let day = CalendarDate(dayNumber: 20_700)

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-store-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    books = try SampleBooks.open("\(folder)/books.db")
    euro = try #require(Currency("EUR"))
    var bill = Bill(
      id: SampleBooks.id(1), billerID: SampleBooks.id(2), type: .invoice, kind: .transfer,
      format: .manual, currency: euro, amount: Money(minor: 10_000, euro),
      createdAt: SampleBooks.now)
    bill.number = "R-1"
    self.bill = bill
    try books.write(at: SampleBooks.now) { writer in
      try writer.insert(
        Biller(id: SampleBooks.id(2), name: "Stadtwerke Beispiel", createdAt: SampleBooks.now))
      try writer.insert(
        PaymentMethod(
          id: SampleBooks.id(3), kind: .bank, label: "Bank", last4: "0000", holder: "Ana",
          createdAt: SampleBooks.now), sealed: nil)
      try writer.insert(bill, payees: [], category: "energy", today: SampleBooks.day)
    }
  }

  static func open(_ path: String) throws -> Books {
    try Books(
      file: path,
      seals: BookSeals(
        eventHash: { previous, event in
          previous.map { $0 &+ UInt8(truncatingIfNeeded: event.position) }
        }, eventMAC: { { $0 } }, alteredLog: StoreError.damaged,
        standingMAC: { _ in [UInt8](repeating: 0, count: 32) }))
  }

  static func id(_ byte: UInt8) -> RecordID {
    RecordID(sixteen: [UInt8](repeating: byte, count: 16))
  }

  /// A payment of 60.00 EUR for the bill.
  func payment(_ byte: UInt8, _ state: PaymentState = .approved) -> Payment {
    var payment = Payment(
      id: SampleBooks.id(byte), billID: bill.id, billerID: bill.billerID,
      methodID: SampleBooks.id(3), payeeID: nil, rail: .iso20022, railName: "iso20022",
      amount: Money(minor: 6_000, euro), executeOn: SampleBooks.day,
      expectedSettle: SampleBooks.day, createdAt: SampleBooks.now)
    payment.state = state
    return payment
  }

  /// What somebody does to the file with SQLite's own shell.
  func tamper(_ sql: String) throws -> Tool.Result {
    try #require(Tool("sqlite3")).run([path, sql])
  }

  func remove() {
    // why: a left-over folder harms nobody.
    try? FileManager.default.removeItem(atPath: folder)
  }
}
