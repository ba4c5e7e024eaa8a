import BillCore
import BillTestSupport
import Testing

@testable import BillFormats

/// A Swiss payload with all that can be in it, made for these tests.
private let full: [Int: String] = [
  1: "SPC", 2: "0200", 3: "1", 4: "CH4431999123000889012", 5: "S", 6: "Bäckerei Muster AG",
  7: "Dorfstrasse", 8: "7a", 9: "8000", 10: "Zürich", 11: "CH", 19: "120.50", 20: "CHF", 21: "S",
  22: "Anna Muster", 25: "3000", 26: "Bern", 27: "CH", 28: "QRR",
  29: "210000000003139471430009017", 30: "Brot im Mai", 31: "EPD",
  32: "//S1/10/R-7/11/260531/20/K 4/30/123456789/31/260501260531/40/2:10;0.5:20;0:30",
  33: "A;1", 34: "B;2",
]

private func payload(_ changes: [Int: String] = [:], end: String = "\n", count: Int = 34) -> [UInt8]
{
  let lines = full.merging(changes) { _, new in new }
  return Array((1...count).map { lines[$0] ?? "" }.joined(separator: end).utf8)
}

@Suite struct PaymentQRSwissTests {
  @Test func `all facts of a Swiss code reach the bill`() throws {
    let bill = try SwissQRBill(reading: payload())
    #expect(bill.creditor.town == "Zürich")
    #expect(bill.debtor?.name == "Anna Muster")
    #expect(bill.alternativeSchemes == ["A;1", "B;2"])
    #expect(bill.swico?.customerReference == "K 4")
    #expect(bill.swico?.serviceStart == CalendarDate("2026-05-01"))
    #expect(bill.swico?.serviceEnd == CalendarDate("2026-05-31"))
    let captured = try PaymentQRReader.read(payload(end: "\r\n"))
    #expect(captured == bill.captured)
    #expect(captured.kind == .transfer)
    #expect(captured.payable?.description == "120.50 CHF")
    #expect(captured.reference == .qrReference("210000000003139471430009017"))
    #expect(captured.terms == "Brot im Mai")
    #expect(captured.number == "R-7")
    #expect(captured.issued == CalendarDate("2026-05-31"))
    #expect(captured.due == CalendarDate("2026-06-30"))
    #expect(
      captured.discounts == [
        EarlyPaymentDiscount(basisPoints: 200, days: 10),
        EarlyPaymentDiscount(basisPoints: 50, days: 20),
      ])
    #expect(captured.supplier.vatID == "123456789")
    #expect(captured.supplier.address?.street == "Dorfstrasse")
    #expect(captured.warnings.isEmpty)
  }

  @Test func `an amount of zero is a notification and none is the payer's choice`() throws {
    let notice = try PaymentQRReader.read(payload([19: "0.00"]))
    #expect(notice.kind == .paid)
    let open = try PaymentQRReader.read(payload([19: ""]))
    #expect(open.payable == nil)
    #expect(open.kind == .transfer)
  }

  @Test func `a combined address is read with a warning`() throws {
    let bill = try PaymentQRReader.read(
      payload([5: "K", 7: "Dorfstrasse 7a", 8: "8000 Zürich", 9: "", 10: ""]))
    #expect(bill.warnings.count == 1)
    #expect(bill.supplier.address?.lines == ["Dorfstrasse 7a", "8000 Zürich"])
  }

  @Test func `references follow the account`() throws {
    let plain = [4: "CH5800791123000889012", 28: "NON", 29: ""]
    #expect(try PaymentQRReader.read(payload(plain)).reference == .text("Brot im Mai"))
    let creditor = [4: "CH5800791123000889012", 28: "SCOR", 29: "RF18539007547034"]
    #expect(
      try PaymentQRReader.read(payload(creditor)).reference
        == .creditorReference("RF18539007547034"))
  }

  @Test(arguments: [
    (2, "0100", "version"), (2, "02", "version"), (3, "2", "coding"), (4, "", "IBAN"),
    (4, "CH4431999123000889013", "IBAN"), (4, "DE71110220330123456789", "IBAN"),
    (4, "CH5800791123000889012", "reference type"), (5, "X", "creditor address type"),
    (6, "", "creditor name"), (6, String(repeating: "n", count: 71), "creditor name"),
    (8, "12345678901234567", "creditor building number"), (9, "", "creditor postcode"),
    (10, "", "creditor town"), (11, "ch", "creditor country"), (11, "", "creditor country"),
    (12, "S", "ultimate creditor"), (18, "CH", "ultimate creditor"), (19, "1,00", "amount"),
    (19, "1.0", "amount"), (19, "01.00", "amount"), (19, "1000000000.00", "amount"),
    (19, "-1.00", "amount"), (20, "USD", "currency"), (20, "chf", "currency"),
    (22, "", "debtor name"), (28, "QRX", "reference type"), (28, "NON", "reference type"),
    (29, "210000000003139471430009018", "reference"), (29, "", "reference"),
    (30, String(repeating: "m", count: 141), "message"),
    (30, String(repeating: "m", count: 100), "message"), (31, "", "trailer"),
    (33, String(repeating: "a", count: 101), "alternative scheme"),
  ])
  func `a broken rule is named by its field`(line: Int, text: String, field: String) {
    do {
      _ = try SwissQRBill(reading: payload([line: text]))
      Issue.record("line \(line) as \(text) was read")
    } catch {
      switch error {
      case .invalid(let found, _, _), .missing(let found): #expect(found == field)
      default: Issue.record("\(error)")
      }
    }
  }

  @Test func `line ends, counts, lengths and encodings are checked`() throws {
    for bytes in [
      payload(count: 30), payload([31: "EPD\r"]), payload() + Array("\n\nx".utf8),
      payload([30: "a\tb"]), payload([6: "n\u{FFFD}"]).filter { $0 != 0xBF },
    ] {
      #expect(throws: CaptureError.self) { try PaymentQRReader.read(bytes) }
    }
    #expect(try PaymentQRReader.read(payload(count: 31)).due == nil)
    #expect(try PaymentQRReader.read([0xEF, 0xBB, 0xBF] + payload() + [0x0A]).number == "R-7")
    #expect(throws: CaptureError.notABill(found: "text that is no payment QR code")) {
      try PaymentQRReader.read(Array("WIFI:T:WPA;;".utf8))
    }
  }

  @Test func `every changed byte ends in a bill or an error`() {
    survivesAsPayload(payload(), seed: 5)
  }
}

@Suite struct PaymentQRSwicoTests {
  @Test func `escapes, repetitions and bad tags are handled`() {
    #expect(SwicoBillInformation(#"//S1/20/a\/b\\c\d"#)?.customerReference == #"a/b\c\d"#)
    #expect(SwicoBillInformation("//S1/10/1/10/2")?.invoiceNumber == "2")
    #expect(SwicoBillInformation("//S2/10/1") == nil)
    let odd = SwicoBillInformation("//S1/40/1.255:10;101:5;-1:3;:4;1:-2;0.250:7;0:99999")
    #expect(odd?.conditions == [.init(basisPoints: 25, days: 7)])
    #expect(SwicoBillInformation("//S1/40/0:30")?.due == nil)
  }
}

/// Reads every truncation and some changes of every byte: none may crash.
func survivesAsPayload(_ bytes: [UInt8], seed: UInt64) {
  var generator = SeededGenerator(seed: seed)
  for index in bytes.indices {
    for value in [0x0A, 0, 0xC3, UInt8.random(in: 0...255, using: &generator)] {
      var changed = bytes
      changed[index] = value
      // why: only that it ends matters; the result is checked elsewhere.
      _ = try? PaymentQRReader.read(changed)
    }
    // why: as above.
    _ = try? PaymentQRReader.read(Array(bytes[..<index]))
  }
}
