import BillCore
import BillTestSupport
import Testing

struct RoutingNumberTests {
  @Test func `nine digits are read with blanks and hyphens`() throws {
    let number = try RoutingNumber(" 1210-4288-2 ")
    #expect(number.digits == "121042882")
  }

  @Test(
    arguments: [
      ("", .wrongLength(found: 0)), ("12104288", .wrongLength(found: 8)),
      ("1210428820", .wrongLength(found: 10)), ("12104288A", .malformed("A")),
      ("12104288٢", .malformed("٢")), ("000000000", .allZeros),
      ("777888995", .unassignedPrefix("77")), ("130000006", .unassignedPrefix("13")),
      ("021000022", .wrongCheckDigit),
    ] as [(String, RoutingNumberError)])
  func `a refusal says what is wrong`(text: String, error: RoutingNumberError) {
    #expect(throws: error) { try RoutingNumber(text) }
  }

  @Test func `exactly the prefixes 00-12, 21-32, 61-72 and 80 are assigned`() {
    let accepted = (0...99).filter { prefix in
      (0...9).contains { check in
        let text = "\(prefix < 10 ? "0" : "")\(prefix)123456\(check)"
        // why: a refusal is the answer that is counted.
        return (try? RoutingNumber(text)) != nil
      }
    }
    #expect(accepted == Array(0...12) + Array(21...32) + Array(61...72) + [80])
  }

  @Test func `no mistyped digit passes`() throws {
    for text in ["121042882", "026009593", "011401533", "322271627"] {
      #expect(try RoutingNumber(text).digits == text)
      for wrong in singleDigitChanges(of: text) {
        #expect(throws: RoutingNumberError.self) { try RoutingNumber(wrong) }
      }
    }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every vector agrees`() throws {
    let records = try Corpus.records("vectors/dev/aba.json")
    for record in records {
      let text = try #require(record["value"] as? String)
      let number = try? RoutingNumber(text)  // why: only whether it is refused is looked at.
      #expect((number != nil) == (record["valid"] as? Bool), "\(text)")
    }
    #expect(!records.isEmpty)
    print("corpus vectors: \(records.count) routing numbers agree")
  }
}
