import BillCore
import BillTestSupport
import Testing

struct CreditorReferenceTests {
  @Test func `a reference is read in any letter case, with blanks`() throws {
    let reference = try CreditorReference(" rf18 5390 0754 7034 ")
    #expect(reference.compact == "RF18539007547034")
    #expect(reference.grouped == "RF18 5390 0754 7034")
  }

  @Test(
    arguments: [
      ("", .missingPrefix), ("RF", .wrongLength(found: 2)), ("RF04", .wrongLength(found: 4)),
      ("RF18" + String(repeating: "1", count: 22), .wrongLength(found: 26)),
      ("RF20.0000.3", .malformed(".")), ("RF18Ä", .malformed("Ä")),
      ("RR18539007547034", .missingPrefix),
      ("RF19539007547034", .wrongCheckDigits), ("RF0CNHF", .wrongCheckDigits),
    ] as [(String, CreditorReferenceError)])
  func `a refusal says what is wrong`(text: String, error: CreditorReferenceError) {
    #expect(throws: error) { try CreditorReference(text) }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `no mistyped digit and no transposition passes`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for length in stride(from: 1, through: 21, by: 5) {
      let body = generator.digits(length)
      let text = "RF" + mod97CheckDigits(prefix: "RF", body: body) + body
      #expect(try CreditorReference(text).compact == text)
      for wrong in singleDigitChanges(of: text) + transpositions(of: text) {
        #expect(throws: CreditorReferenceError.wrongCheckDigits) { try CreditorReference(wrong) }
      }
    }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every vector agrees`() throws {
    let records = try Corpus.records("vectors/dev/rf_reference.json")
    for record in records {
      let text = try #require(record["value"] as? String)
      let isValid = try #require(record["valid"] as? Bool)
      let reference = try? CreditorReference(text)  // why: only whether it is refused is looked at.
      #expect((reference != nil) == isValid, "\(text)")
      if let reference { #expect(reference.compact == record["compact"] as? String) }
    }
    #expect(!records.isEmpty)
    print("corpus vectors: \(records.count) creditor references agree")
  }
}
