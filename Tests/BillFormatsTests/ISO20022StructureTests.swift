import BillCore
import BillFormats
import Testing

struct ISO20022StructureTests {
  @Test(arguments: CreditTransferInitiation.Version.allCases)
  func `counts, sums and tags of a hundred made-up messages agree`(
    version: CreditTransferInitiation.Version
  ) throws {
    for seed in UInt64(0)..<100 {
      let text = try Pain.text(try InitiationGenerator.initiation(seed: seed, version: version))
      try expectTotals(text, "seed \(seed)")
      let blocks = text.matches(of: /<PmtInf>(?s:.*?)<\/PmtInf>/)
      for block in blocks { try expectTotals(String(block.output), "seed \(seed)") }
      expectBalancedTags(text, "seed \(seed)")
    }
  }

  /// The first totals of a text must be those of the transfers in it.
  private func expectTotals(_ text: String, _ comment: Comment) throws {
    let amounts = try text.matches(of: /<InstdAmt Ccy="[A-Z]{3}">([0-9.]+)</).map {
      try tenThousandths($0.1)
    }
    let count = try #require(try /<NbOfTxs>(\d+)</.firstMatch(in: text)).1
    let sum = try #require(try /<CtrlSum>([0-9.]+)</.firstMatch(in: text)).1
    #expect(Int(count) == amounts.count, comment)
    #expect(try tenThousandths(sum) == amounts.reduce(0, +), comment)
  }

  /// A decimal number in units that every currency's minor unit is a multiple of.
  private func tenThousandths(_ decimal: Substring) throws -> Int64 {
    let parts = decimal.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return try #require(
      Int64(String(parts[0]) + decimals + String(repeating: "0", count: 4 - decimals.count)))
  }

  private func expectBalancedTags(_ text: String, _ comment: Comment) {
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([A-Za-z0-9]+)[^>]*>/) {
      if tag.1.isEmpty {
        open.append(tag.2)
      } else {
        #expect(open.popLast() == tag.2, comment)
      }
    }
    #expect(open.isEmpty, comment)
  }
}
