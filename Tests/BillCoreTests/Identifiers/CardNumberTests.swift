import BillCore
import BillTestSupport
import Testing

struct CardNumberTests {
  @Test func `a card is known by network and last four digits`() throws {
    let facts = try CardNumber.check("4111 1111-1111 1111")
    #expect(facts.network == .visa)
    #expect(facts.last4 == "1111")
    #expect(!"\(facts)".contains("41111"))
  }

  @Test(
    arguments: [
      ("", .wrongLength(nil, found: 0)), ("41111111111", .wrongLength(nil, found: 11)),
      ("41111111111111111111", .wrongLength(nil, found: 20)),
      ("41111111111a1111", .malformed), ("４111111111111111", .malformed),
      ("37873449367100", .wrongLength(.amex, found: 14)),
      ("4111111111111112", .wrongCheckDigit),
    ] as [(String, CardNumberError)])
  func `a refusal says what is wrong and never the number`(text: String, error: CardNumberError) {
    #expect(throws: error) { try CardNumber.check(text) }
    #expect(!"\(error)".contains("4111"))
  }

  @Test(
    arguments: [
      ("4111111111111111", .visa), ("4011780000000006", .elo), ("5555555555554444", .mastercard),
      ("2223003122003222", .mastercard), ("2200000000000004", .mir),
      ("6011111111111117", .discover),
      ("6759649826438453", .maestro), ("3530111333300000", .jcb), ("36227206271667", .diners),
      ("6221260000000000", .unionpay), ("9792030394440796", .troy), ("378282246310005", .amex),
      ("9999999999999995", .unknown),
    ] as [(String, CardNetwork)])
  func `the most exact beginning decides the network`(text: String, network: CardNetwork) throws {
    #expect(try CardNumber.check(text).network == network)
  }

  @Test(arguments: ["4111111111111111", "5555555555554444", "378282246310005", "36227206271667"])
  func `no mistyped digit passes, unless it makes another network of it`(text: String) throws {
    for wrong in singleDigitChanges(of: text) {
      // why: UnionPay issues numbers without check digit, nothing is promised there.
      let network = (try? CardNumber.check(wrong))?.network
      #expect(network == nil || network == .unionpay, "\(wrong)")
    }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every vector agrees`() throws {
    let records = try Corpus.records("vectors/dev/cards.json")
    let names = ["american-express": "amex", "diners-club": "diners"]
    for record in records {
      let text = try #require(record["number"] as? String)
      let brand = try #require(record["brand"] as? String)
      let isLuhn = try #require(record["luhn"] as? Bool)
      let isValid = (12...19).contains(text.count) && (isLuhn || brand == "unionpay")
      let facts = try? CardNumber.check(text)  // why: only whether it is refused is looked at.
      #expect((facts != nil) == isValid, "\(text)")
      #expect(facts == nil || facts?.network.rawValue == names[brand] ?? brand, "\(text)")
    }
    #expect(!records.isEmpty)
    print("corpus vectors: \(records.count) cards agree")
  }
}
