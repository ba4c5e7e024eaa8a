import Testing

@testable import BillCore

@Suite struct MinimumDueTests {
  @Test(
    arguments: [
      (25_00, 400_00, 25_00), (25_00, 390_00, 15_00), (25_00, 370_00, -5_00),
      (25_00, 10_00, -365_00),
      (400_00, 400_00, 400_00), (400_00, 100_00, 100_00),
    ] as [(Int64, Int64, Int64)])
  func `what was paid counts towards the minimum`(minimum: Int64, open: Int64, left: Int64) throws {
    let euro = try #require(Currency("EUR"))
    var bill = try bill(euro)
    #expect(try bill.minimumLeft(open: Money(minor: open, euro)) == nil)
    bill.minimumDue = Money(minor: minimum, euro)
    #expect(try bill.minimumLeft(open: Money(minor: open, euro))?.minor == left)
  }

  @Test func `no bill asks for more than it is, or for nothing`() throws {
    var bill = try bill(#require(Currency("EUR")))
    #expect(try bill.minimum("400.00").minor == 400_00)
    for text in ["400.01", "0", "-1"] {
      #expect(throws: MinimumDueError.self) { try bill.minimum(text) }
    }
    bill.type = .creditNote
    #expect(throws: MinimumDueError.creditNote) { try bill.minimum("1") }
  }

  private func bill(_ currency: Currency) throws -> Bill {
    Bill(
      id: try #require(RecordID(bytes: [UInt8](repeating: 1, count: 16))),
      billerID: try #require(RecordID(bytes: [UInt8](repeating: 2, count: 16))), type: .invoice,
      kind: .transfer, format: .manual, currency: currency,
      amount: Money(minor: 400_00, currency), createdAt: Instant(milliseconds: 0))
  }
}
