import BillCore
import BillFormats
import BillTestSupport
import Testing

@Suite(.enabled(if: Corpus.isThere))
struct PayloadWritingCorpusTests {
  /// Payloads of the corpus that obey today's rules: what is in them, and their lines.
  private func valid(_ kind: String) throws -> [(name: String, lines: [String])] {
    let facts = try #require(try Corpus.json("payment-qr/dev/expected.json") as? [String: Any])
    return try facts.keys.sorted().compactMap { name in
      guard name.hasPrefix("payloads/"), let fact = facts[name] as? [String: Any],
        fact["valid"] as? Bool == true, let inner = fact["facts"] as? [String: Any],
        inner["kind"] as? String == kind
      else { return nil }
      let text = String(decoding: try Corpus.bytes("payment-qr/dev/\(name)"), as: UTF8.self)
      var lines = text.replacing("\r\n", with: "\n")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      while lines.last == "" { lines.removeLast() }
      return (name, lines)
    }
  }

  @Test func `valid Swiss payloads are written as their authors wrote them`() throws {
    var count = 0
    for (name, lines) in try valid("SPC") where lines[4] == "S" && lines[20] != "K" {
      let payload = try swissPayload(lines)
      if payload.amount?.isZero == true { continue }
      var expected = lines
      expected[1] = "0200"
      expected[18] = payload.amount?.decimalText ?? ""
      #expect(try text(payload.bytes()) == expected, "\(name)")
      count += 1
    }
    print("corpus payment-qr: \(count) Swiss payloads agree")
    #expect(count > 5)
  }

  @Test func `valid SEPA payloads of version 002 in UTF-8 are written as they were`() throws {
    var count = 0
    for (name, lines) in try valid("EPC") where lines[1] == "002" && lines[2] == "1" {
      guard lines.count < 12, lines.count > 7, !lines[7].isEmpty else { continue }
      let field = { (index: Int) in index < lines.count ? lines[index] : "" }
      var payload = EPCPayload(
        name: lines[5], iban: lines[6].replacing(" ", with: ""),
        bic: lines[4].isEmpty ? nil : lines[4],
        amount: try money(String(lines[7].dropFirst(3)), "EUR"))
      if !field(9).isEmpty { payload.reference = .creditorReference(field(9)) }
      if !field(10).isEmpty { payload.reference = .text(field(10)) }
      payload.purpose = field(8).isEmpty ? nil : field(8)
      var expected = lines
      expected[6] = payload.iban
      expected[7] = "EUR" + payload.amount.decimalText
      #expect(try text(payload.bytes()) == expected, "\(name)")
      count += 1
    }
    print("corpus payment-qr: \(count) SEPA payloads agree")
    #expect(count > 0)
  }

  private func swissPayload(_ lines: [String]) throws -> SwissPayload {
    let field = { (index: Int) in index < lines.count ? lines[index] : "" }
    let reference: RemittanceReference? =
      switch lines[27] {
      case "QRR": .qrReference(lines[28])
      case "SCOR": .creditorReference(lines[28])
      default: nil
      }
    return SwissPayload(
      iban: lines[3], creditor: party(lines, at: 5),
      currency: try #require(Currency(lines[19])),
      amount: lines[18].isEmpty ? nil : try money(lines[18], lines[19]),
      debtor: lines[20].isEmpty ? nil : party(lines, at: 21), reference: reference,
      message: field(29), billInformation: field(31),
      alternatives: lines.count > 32 ? Array(lines[32...]) : [])
  }

  private func party(_ lines: [String], at index: Int) -> SwissPayload.Party {
    SwissPayload.Party(
      name: lines[index],
      address: PostalAddress(
        street: lines[index + 1], building: lines[index + 2], postcode: lines[index + 3],
        town: lines[index + 4], country: lines[index + 5]))
  }

  private func money(_ decimal: String, _ code: String) throws -> Money {
    try Money(decimal: decimal, try #require(Currency(code)))
  }

  private func text(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
