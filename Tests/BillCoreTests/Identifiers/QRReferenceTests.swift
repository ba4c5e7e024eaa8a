import BillCore
import BillTestSupport
import Testing

struct QRReferenceTests {
  @Test func `a reference is read with blanks and printed in blocks`() throws {
    let reference = try QRReference("210000000003139471430009017")
    #expect(reference.grouped == "21 00000 00003 13947 14300 09017")
    #expect(try QRReference(reference.grouped) == reference)
  }

  @Test(
    arguments: [
      ("", .wrongLength(found: 0)), ("21000000000313947143000901", .wrongLength(found: 26)),
      ("2100000000031394714300090170", .wrongLength(found: 28)),
      ("210000000%03139471430009017", .malformed("%")),
      ("21000000000313947143000901٧", .malformed("٧")),
      ("210000000003139471430009018", .wrongCheckDigit),
    ] as [(String, QRReferenceError)])
  func `a refusal says what is wrong`(text: String, error: QRReferenceError) {
    #expect(throws: error) { try QRReference(text) }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `of ten check digits one passes, and no mistyped digit does`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let body = generator.digits(26)
      // why: a refusal is the answer that is counted.
      let valid = (0...9).compactMap { try? QRReference("\(body)\($0)") }
      #expect(valid.count == 1)
      for wrong in singleDigitChanges(of: try #require(valid.first).compact) {
        #expect(throws: QRReferenceError.wrongCheckDigit) { try QRReference(wrong) }
      }
    }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every vector agrees`() throws {
    let records = try Corpus.records("vectors/dev/qrr_reference.json")
    for record in records {
      let text = try #require(record["value"] as? String)
      let reference = try? QRReference(text)  // why: only whether it is refused is looked at.
      #expect((reference != nil) == (record["valid"] as? Bool), "\(text)")
    }
    #expect(!records.isEmpty)
    print("corpus vectors: \(records.count) QR references agree")
  }
}
