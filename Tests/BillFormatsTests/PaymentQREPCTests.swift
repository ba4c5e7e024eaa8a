import BillCore
import BillTestSupport
import Testing

@testable import BillFormats

private let full = [
  "BCD", "002", "1", "SCT", "BHBLDEHHXXX", "Blumen Beispiel", "DE71110220330123456789",
  "EUR12.3", "GDDS", "", "Strauß 5", "Danke",
]

private func payload(_ changes: [Int: String] = [:], count: Int = 12) -> [UInt8] {
  let lines = (1...count).map { changes[$0] ?? full[$0 - 1] }
  return Array(lines.joined(separator: "\n").utf8)
}

@Suite struct PaymentQREPCTests {
  @Test func `all facts of an EPC code reach the bill`() throws {
    let payment = try EPCPayment(reading: payload())
    #expect(payment.purpose == "GDDS")
    #expect(payment.note == "Danke")
    let bill = try PaymentQRReader.read(payload())
    #expect(bill == payment.captured)
    #expect(bill.kind == .transfer)
    #expect(bill.payable?.description == "12.30 EUR")
    #expect(bill.accounts.first?.agent == "BHBLDEHHXXX")
    #expect(bill.reference == .text("Strauß 5"))
    #expect(bill.supplier.name == "Blumen Beispiel")
    #expect(bill.warnings.isEmpty)
  }

  @Test func `trailing lines and the amount may be left out`() throws {
    let short = try PaymentQRReader.read(payload(count: 7))
    #expect(short.payable == nil)
    #expect(short.reference == nil)
    #expect(try PaymentQRReader.read(payload() + [0x0A]).terms == "Danke")
    #expect(try PaymentQRReader.read(payload() + Array("\n\n\n".utf8)).terms == "Danke")
    #expect(try PaymentQRReader.read(payload([5: ""])).accounts.first?.agent == nil)
  }

  @Test func `a name with blanks around it is that name`() throws {
    let bill = try PaymentQRReader.read(payload([6: "  Blumen  Beispiel "]))
    #expect(bill.supplier.name == "Blumen Beispiel")
    #expect(bill.accounts.first?.name == "Blumen Beispiel")
  }

  @Test func `only a right RF reference is sent as one`() throws {
    let right = try PaymentQRReader.read(payload([10: "RF18539007547034", 11: ""]))
    #expect(right.reference == .creditorReference("RF18539007547034"))
    let wrong = try PaymentQRReader.read(payload([10: "RE 7", 11: ""]))
    #expect(wrong.reference == .text("RE 7"))
    #expect(wrong.warnings.count == 1)
  }

  @Test(arguments: [
    ("2", "Caf\u{E9}", [0xE9] as [UInt8]), ("3", "Caf\u{15B}", [0xB6]), ("4", "Caf\u{101}", [0xE0]),
    ("5", "Caf\u{448}", [0xE8]), ("6", "Caf\u{3C9}", [0xF9]), ("7", "Caf\u{112}", [0xA2]),
    ("8", "Caf\u{20AC}", [0xA4]), ("1", "Caf\u{E9}", [0xC3, 0xA9]),
    ("2", "Caf\u{E9}", [0xC3, 0xA9]),
  ])
  func `the line that names the alphabet is honoured`(
    charset: String, name: String, last: [UInt8]
  ) throws {
    let bytes = payload([3: charset, 6: "Caf#", 11: ""])
    let mark = try #require(bytes.firstIndex(of: UInt8(ascii: "#")))
    let encoded = bytes[..<mark] + last + bytes[(mark + 1)...]
    #expect(try PaymentQRReader.read(Array(encoded)).supplier.name == name)
  }

  @Test func `bytes that the alphabet does not have are malformed`() {
    for (charset, byte) in [("1", UInt8(0xE9)), ("6", 0xFF)] {
      let bytes = payload([3: charset, 6: "Caf#", 11: ""])
        .map { $0 == UInt8(ascii: "#") ? byte : $0 }
      #expect(throws: CaptureError.self) { try PaymentQRReader.read(bytes) }
    }
  }

  @Test(arguments: [
    (2, "003", "version"), (3, "9", "character set"), (3, "", "character set"),
    (4, "INST", "identification"), (5, "BHBLDEHHXX", "BIC"), (6, "", "beneficiary name"),
    (6, String(repeating: "n", count: 71), "beneficiary name"), (7, "", "IBAN"),
    (7, "DE71110220330123456780", "IBAN"), (8, "12.30", "amount"), (8, "EUR", "amount"),
    (8, "EUR0", "amount"), (8, "EUR1.", "amount"), (8, "EUR1,5", "amount"),
    (8, "EUR1.555", "amount"), (8, "EUR1000000000", "amount"), (8, "USD5", "amount"),
    (9, "ABCDE", "purpose"), (10, "RF18539007547034", "remittance"),
    (11, String(repeating: "u", count: 141), "unstructured remittance"),
    (12, String(repeating: "u", count: 71), "note to the payer"),
  ])
  func `a broken rule is named by its field`(line: Int, text: String, field: String) {
    do {
      _ = try EPCPayment(reading: payload([line: text]))
      Issue.record("line \(line) as \(text) was read")
    } catch {
      switch error {
      case .invalid(let found, _, _), .missing(let found): #expect(found == field)
      default: Issue.record("\(error)")
      }
    }
  }

  @Test func `version 001 needs a BIC, and counts and sizes are bounded`() {
    #expect(throws: CaptureError.missing("BIC")) {
      try PaymentQRReader.read(payload([2: "001", 5: ""]))
    }
    for bytes in [
      payload(count: 6), payload() + Array("\n\nx".utf8), payload([6: "a\r"]),
      payload([6: String(repeating: "ö", count: 70), 11: String(repeating: "ö", count: 140)]),
    ] {
      #expect(throws: CaptureError.self) { try PaymentQRReader.read(bytes) }
    }
  }

  @Test func `every changed byte ends in a bill or an error`() {
    survivesAsPayload(payload(), seed: 6)
  }
}
