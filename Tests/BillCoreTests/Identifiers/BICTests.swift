import BillCore
import BillTestSupport
import Testing

struct BICTests {
  @Test func `a code is read in any letter case, with blanks`() throws {
    let bic = try BIC("cobade ff xxx")
    #expect(bic.compact == "COBADEFFXXX")
    #expect(bic.country == "DE")
    #expect(try BIC("GENODEM1").full == "GENODEM1XXX")
    #expect(bic.full == "COBADEFFXXX")
  }

  @Test(
    arguments: [
      ("", .wrongLength(found: 0)), ("BHBLDE", .wrongLength(found: 6)),
      ("COBADEFFX", .wrongLength(found: 9)), ("COBADEFFXXXX", .wrongLength(found: 12)),
      ("SE:BANKGIRO", .malformed(":")), ("COBAD€FF", .malformed("€")),
      ("COBAXXFF", .unknownCountry("XX")), ("COBA1EFF", .unknownCountry("1E")),
    ] as [(String, BICError)])
  func `a refusal says what is wrong`(text: String, error: BICError) {
    #expect(throws: error) { try BIC(text) }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every vector agrees`() throws {
    let records = try Corpus.records("vectors/dev/bic.json")
    for record in records {
      let text = try #require(record["value"] as? String)
      let bic = try? BIC(text)  // why: only whether it is refused is looked at.
      #expect((bic != nil) == (record["shape_ok"] as? Bool), "\(text)")
    }
    #expect(!records.isEmpty)
    print("corpus vectors: \(records.count) BICs agree")
  }
}
