import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceHostileTests {
  private static let root =
    "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">"

  private func refusal(_ text: String) -> CaptureError? {
    do {
      _ = try EInvoiceReader.read(Array(text.utf8))
      return nil
    } catch { return error }
  }

  private func refusal(repeating unit: String, _ count: Int) -> CaptureError? {
    refusal(Self.root + String(repeating: unit, count: count))
  }

  private func numbered(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: " ")
  }

  @Test func `a file over the limit is refused unread`() {
    let bytes = [UInt8](repeating: 0x3C, count: 64 << 20 | 1)
    #expect(throws: CaptureError.tooLarge(limitBytes: 64 << 20)) { try EInvoiceReader.read(bytes) }
  }

  @Test func `a flood of elements ends at the limit`() {
    #expect(refusal(repeating: "<a/>", 500_001) == .forbidden("more than 500000 elements"))
  }

  @Test func `a flood of wanted elements or text ends at what may be kept`() {
    let means = "<PaymentMeans><PaymentID>a</PaymentID></PaymentMeans>"
    #expect(refusal(repeating: means, 100_000) == .tooLarge(limitBytes: 8 << 20))
    #expect(
      refusal(repeating: "<ID>" + String(repeating: "a ", count: 5 << 20), 1)
        == .tooLarge(limitBytes: 8 << 20))
  }

  @Test func `a tag that would take quadratic time is refused`() {
    let many = "<a " + numbered(101) { "a\($0)=\"\"" } + "/>"
    let spaces = "<a " + numbered(101) { "xmlns:a\($0)=\"urn:x\"" } + "/>"
    let endless = "<a " + numbered(200_000) { "a\($0)=\"\"" }
    #expect(refusal(Self.root + many) == .forbidden("more than 100 attributes in one tag"))
    #expect(refusal(Self.root + spaces) == .forbidden("more than 100 attributes in one tag"))
    #expect(refusal(Self.root + endless) == .tooLarge(limitBytes: 128 << 10))
  }

  @Test func `a flood of different names is refused`() {
    let names = numbered(10_100) { "<n\($0)/>" }
    #expect(refusal(Self.root + names) == .forbidden("more than 10000 different names"))
  }

  @Test func `thousands of accounts, references and discounts take linear time`() throws {
    let skonto = (1...20_000).map { "#SKONTO#TAGE=\($0 % 3_000)#PROZENT=\($0 / 3_000 + 1).00#" }
    let terms = "<cac:PaymentTerms><cbc:Note>\(skonto.joined(separator: "\n"))</cbc:Note>"
    let means = (1...8_000).map { EInvoiceSamples.means("\($0)", account: "\($0)") }
    let xml = EInvoiceSamples.ubl(payment: terms + "</cac:PaymentTerms>" + means.joined())
    var bill: CapturedBill?
    let taken = try ContinuousClock().measure { bill = try EInvoiceSamples.read(xml) }
    #expect(bill?.accounts.count == 8_000 && bill?.discounts.count == 20_000)
    // Generous: a debug build on a busy machine must pass, quadratic work must not.
    #expect(taken < .seconds(30))
  }

  @Test func `random damage to an invoice never does more than throw`() {
    let sample = Array(EInvoiceSamples.ubl(payment: EInvoiceSamples.means("30", account: "1")).utf8)
    for position in stride(from: 0, to: sample.count, by: 3) {
      for byte in [0x00, 0x26, 0x3C, 0x3E, 0x80, 0xFF] as [UInt8] {
        var damaged = sample
        damaged[position] = byte
        // why: whether this damage still leaves an invoice does not matter, only that it returns.
        _ = try? EInvoiceReader.read(damaged)
      }
    }
  }
}
