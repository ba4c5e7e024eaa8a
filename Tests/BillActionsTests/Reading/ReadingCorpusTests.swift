import BillActions
import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

/// The whole way from a real file to the bill it would become.
@Suite(.enabled(if: Corpus.isThere))
struct ReadingCorpusTests {
  private typealias Facts = [String: Any]

  /// Files whose expected facts are wrong or not enough, and why.
  private static let disputed = [
    "pdf/mu-corruptedV2PDF.pdf": "its catalog's /AF lists two invoices the readers did not see",
    "pdf/v1-MustangGnuaccountingBeispielRE-20151008_504.pdf": "it states no currency anywhere",
  ]

  private let room: ReadingRoom

  init() throws { room = try ReadingRoom() }

  @Test func `every e-invoice becomes the bill it states, and nothing else becomes one`() throws {
    let folder = try #require(Corpus.folder).appendingPathComponent("einvoices/dev").path
    let all = try Corpus.namedRecords("einvoices/dev/expected.json")
    for (file, facts) in all where Self.disputed[file] == nil {
      let outcome = try room.read("\(folder)/\(file)")
      let expected = Self.invoices(file, facts)
      let found = outcome.found
      #expect(found.count == expected.count, "\(file)")
      for (bill, facts) in zip(found, expected) { check(file, bill, facts) }
      if expected.isEmpty {
        #expect(outcome.rejected.map { $0.file.hasSuffix(file) } == [true], "\(file)")
      } else {
        #expect(outcome.rejected.isEmpty && outcome.held.isEmpty, "\(file)")
      }
    }
    print("corpus einvoices, whole files: \(all.count - Self.disputed.count) agree")
  }

  @Test(.enabled(if: Tool("ZXingReader") != nil && Tool("rsvg-convert") != nil))
  func `every payment code, written or drawn, becomes the bill it states`() throws {
    let folder = try #require(Corpus.folder).appendingPathComponent("payment-qr/dev").path
    let all = try Corpus.namedRecords("payment-qr/dev/expected.json")
    for (file, record) in all {
      let outcome = try room.read("\(folder)/\(file)")
      guard record["valid"] as? Bool == true else {
        #expect(outcome.found.isEmpty && outcome.rejected.count == 1, "\(file)")
        continue
      }
      let facts = try #require(record["facts"] as? Facts)
      let bill = try #require(outcome.found.first, "\(file): \(outcome.rejected)")
      let name = facts["name"] ?? (facts["creditor"] as? Facts)?["name"]
      #expect(bill.biller.name == name as? String, "\(file)")
      #expect(bill.bill.amount?.decimalText == facts["amount"] as? String, "\(file)")
      #expect(bill.bill.currency.code == facts["currency"] as? String ?? "EUR", "\(file)")
      #expect(bill.payees.map(\.account) == [facts["iban"] as? String], "\(file)")
    }
    print("corpus payment-qr, whole files: \(all.count) agree")
  }

  @Test func `every file in one call gives every bill, and only the bad ones are told`() throws {
    let folder = try #require(Corpus.folder)
    let outcome = try room.read(
      ["einvoices/dev/xml", "einvoices/dev/pdf", "einvoices/dev/bad", "payment-qr/dev/payloads"]
        .map { folder.appendingPathComponent($0).path })
    let invoices = try Corpus.namedRecords("einvoices/dev/expected.json")
      .reduce(0) { $0 + Self.invoices($1.key, $1.value).count }
    let codes = try Corpus.namedRecords("payment-qr/dev/expected.json")
      .filter { $0.key.hasPrefix("payloads/") && $0.value["valid"] as? Bool == true }.count
    // The two disputed files: one states no currency, the other holds two invoices.
    #expect(outcome.found.count == invoices + codes - 1 + 2)
    print("corpus in one call: \(outcome.found.count) bills, \(outcome.rejected.count) refused")
  }

  private static func invoices(_ file: String, _ facts: Facts) -> [Facts] {
    if file.hasPrefix("xml/") { return [facts] }
    return facts["invoices"] as? [Facts] ?? []
  }

  private func check(_ file: String, _ details: BillDetails, _ facts: Facts) {
    let bill = details.bill
    func text(_ key: String) -> String? {
      (facts[key] as? String)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(bill.number == text("number"), "\(file)")
    #expect(bill.issued?.description == text("issue_date"), "\(file)")
    #expect(bill.due?.description == text("due_date"), "\(file)")
    #expect(bill.dueDates.map(\.description) == facts["due_dates"] as? [String], "\(file)")
    #expect(bill.currency.code == text("currency"), "\(file)")
    #expect(details.biller.name == text("supplier_name"), "\(file)")
    // A negative invoice is a credit note over the positive amount.
    let payable = text("amount_to_pay").map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
    #expect(
      bill.amount == (try? Money(decimal: payable ?? "", bill.currency)),  // why: nil differs
      "\(file)")
    let means = facts["payment_means"] as? [Facts] ?? []
    let numbers = means.compactMap { ($0["account"] as? String)?.filter { $0 != " " } }
    #expect(Set(details.payees.map(\.account)) == Set(numbers), "\(file)")
    let valid = means.filter { $0["account_is_valid_iban"] as? Bool == true }
    #expect(details.payees.contains { $0.scheme == .iban } == !valid.isEmpty, "\(file)")
  }
}
