import BillCore
import BillStore
import Testing

struct BillLookupTests {
  @Test func `bills come under their ids, and one that is not here is named`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let others = try add(1_500, to: sample)
    let ids = [sample.bill.id] + others.map(\.id)
    let found = try sample.books.read { try $0.bills(ids) }
    #expect(found.count == ids.count)
    #expect(others.allSatisfy { found[$0.id]?.number == $0.number })
    let stranger = SampleBooks.id(200)
    #expect(throws: StoreError.missing(table: "bill", id: stranger)) {
      try sample.books.read { try $0.bills(ids + [stranger]) }
    }
  }

  @Test func `other spellings of a number and codes of an amount are found at any biller`() throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    var code = sample.bill
    code.id = SampleBooks.id(7)
    code.number = nil
    var numbered = code
    numbered.id = SampleBooks.id(8)
    numbered.number = "r 0/042"
    try sample.books.write(at: SampleBooks.now) { writer in
      for bill in [code, numbered] {
        try writer.insert(bill, payees: [], category: "energy", today: SampleBooks.day)
      }
    }
    let number = try #require(BillNumber("R-42"))
    let amount = try #require(code.amount)
    let (spelled, codes) = try sample.books.read {
      (
        try $0.bills(spelled: number, type: .invoice),
        try $0.bills(over: amount, since: SampleBooks.now, codesOnly: true)
      )
    }
    #expect(spelled.map(\.id) == [numbered.id])
    #expect(codes.map(\.id) == [code.id])
  }

  // Walking through a biller's bills for each new one makes a large import quadratic.
  @Test(arguments: [
    (
      "billerID = x'00' AND number = 'R-1' AND type = 'invoice'",
      "billNumber (billerID=? AND number=?)"
    ),
    ("numberKey = 'R1' AND type = 'invoice'", "billNumberKey (numberKey=? AND type=?)"),
    (
      "amount = 1 AND currency = 'EUR' AND number IS NULL AND createdAt >= 1",
      "billAmount (amount=? AND currency=? AND number=? AND createdAt>?)"
    ),
  ])
  func `a bill is found without a walk through its biller's bills`(
    condition: String, index: String
  ) throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    let plan = try sample.tamper(
      """
      EXPLAIN QUERY PLAN SELECT * FROM bill WHERE \(condition)
      ORDER BY createdAt, id
      """)
    #expect(plan.output.contains(index), "\(plan.output)")
  }

  private func add(_ count: Int, to sample: SampleBooks) throws -> [Bill] {
    let bills = (0..<count).map { index in
      var bill = sample.bill
      let place = [UInt8(index / 256), UInt8(index % 256)]
      bill.id = RecordID(sixteen: place + [UInt8](repeating: 9, count: 14))
      bill.number = "M-\(index)"
      return bill
    }
    try sample.books.write(at: SampleBooks.now) { writer in
      for bill in bills {
        try writer.insert(bill, payees: [], category: "energy", today: SampleBooks.day)
      }
    }
    return bills
  }
}
