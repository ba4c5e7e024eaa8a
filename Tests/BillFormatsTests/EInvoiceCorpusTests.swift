import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

@Suite struct EInvoiceCorpusTests {
  private static let folder = "einvoices/dev"

  /// Facts that are not what the standard says, by file and field, with the reason.
  private static let disputed = [
    // The file has two SpecifiedTradePaymentTerms (profile EXTENDED); the fact holds only the
    // first one's text, but BT-20 is what the payer has to know, so both are kept.
    "xml/mu-doublecashdiscount.xml": "payment_terms"
  ]

  private static func expected(_ part: String) throws -> [(file: String, facts: ExpectedFacts)] {
    let all = try #require(try Corpus.json("\(folder)/expected.json") as? [String: [String: Any]])
    return all.filter { $0.key.hasPrefix(part) }.sorted { $0.key < $1.key }
      .map { ($0.key, ExpectedFacts($0.value)) }
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every e-invoice of the corpus gives the facts an independent reader found`() throws {
    let files = try Self.expected("xml/")
    for (file, facts) in files {
      let bytes = try Corpus.bytes("\(Self.folder)/\(file)")
      do {
        let bill = try EInvoiceReader.read(bytes)
        let disputed = Self.disputed[file] ?? "nothing"
        for difference in facts.differences(to: bill) where !difference.hasPrefix(disputed) {
          Issue.record("\(file): \(difference)")
        }
      } catch {
        Issue.record("\(file): \(error)")
      }
    }
    #expect(!files.isEmpty)
    print("corpus einvoices: \(files.count) files agree")
  }

  @Test(.enabled(if: Corpus.isThere))
  func `every file of the corpus that is no invoice is refused for its own reason`() throws {
    let reasons: [String: CaptureError] = [
      "bad/IT01234567890_FPR01.xml": .notABill(found: "FatturaPA"),
      "bad/ak-order-x-basic.xml": .notABill(found: "Order-X"),
      "bad/hk-invalid_1.xml": .notABill(found: "dummy"),
      "bad/mu-invalidV2Root.xml": .notABill(found: "myinvoice"),
      // Its header is misspelt (HederExchangedDocument), so it has no number.
      "bad/mu-invalidV1.xml": .missing("invoice number (BT-1)"),
    ]
    let files = try Self.expected("bad/")
    for (file, _) in files {
      let bytes = try Corpus.bytes("\(Self.folder)/\(file)")
      let reason = try #require(reasons[file], "no reason is known for \(file)")
      #expect(throws: reason, "\(file)") { try EInvoiceReader.read(bytes) }
    }
    print("corpus einvoices: \(files.count) files refused")
  }
}

/// The facts of one file, as `expected.json` holds them.
struct ExpectedFacts {
  private let values: [String: Any]

  init(_ values: [String: Any]) { self.values = values }

  private func text(_ key: String) -> String? { values[key] as? String }
  private func texts(_ key: String) -> [String] { values[key] as? [String] ?? [] }
  private var means: [[String: Any]] { values["payment_means"] as? [[String: Any]] ?? [] }

  /// Every fact on which the bill says something else.
  func differences(to bill: CapturedBill) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ expected: Value, _ actual: Value) {
      if expected != actual { found.append("\(name) is \(actual), expected \(expected)") }
    }
    func compareText(_ name: String, _ actual: String?) {
      compare(name, text(name).map(plain), actual.map(plain))
    }
    compareText("number", bill.number)
    compareText("type_code", bill.typeCode)
    compareText("issue_date", bill.issued.map { "\($0)" })
    compareText("due_date", bill.due.map { "\($0)" })
    compare("due_dates", texts("due_dates"), bill.dueDates.map { "\($0)" })
    compareText("currency", bill.currency.code)
    compareText("supplier_name", bill.supplier.name)
    compareText("supplier_trading_name", bill.supplier.tradingName)
    compareText("supplier_vat", bill.supplier.vatID)
    compareText("payee_name", bill.payee?.name)
    compareText("customization_id", bill.profile)
    compareText("payment_terms", bill.terms)
    compareText("creditor_id", bill.debitCreditor)
    compare("preceding_invoices", texts("preceding_invoices"), bill.corrects)
    compare("document", text("document"), document(of: bill))
    compare("payment_reference", reference, bill.reference.map { plain($0.value) })
    compare("mandate", mandate, bill.debitMandate)
    compare("total_with_tax", money("total_with_tax", bill.currency), bill.gross)
    compare("prepaid", money("prepaid", bill.currency), bill.prepaid)
    let stated = bill.statedPayable ?? bill.payable
    compare("amount_to_pay", money("amount_to_pay", bill.currency), stated)
    compare("accounts", accounts, bill.accounts.map(AccountFact.init))
    compare("kind", kind, bill.kind)
    return found
  }

  private func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func money(_ key: String, _ currency: Currency) -> Money? {
    // why: nil then differs from the bill's amount and is reported.
    text(key).flatMap { try? Money(decimal: $0, currency) }
  }

  /// A negative invoice is read as a credit note; the facts call it an invoice.
  private func document(of bill: CapturedBill) -> String {
    bill.type == .creditNote && bill.statedPayable == nil ? "credit_note" : "invoice"
  }

  private var reference: String? {
    let quoted = means.flatMap { $0["remittance"] as? [String] ?? [] }
    return (text("payment_reference") ?? quoted.first).map(plain)
  }

  private var mandate: String? { means.lazy.compactMap { $0["mandate"] as? String }.first }

  private var accounts: [AccountFact] {
    let all = means.compactMap(AccountFact.init)
    let withAgent = Set(all.filter { $0.agent != nil }.map(\.number))
    return all.filter { $0.agent != nil || !withAgent.contains($0.number) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  private var kind: BillKind {
    if values["already_paid"] as? Bool == true { return .paid }
    let kinds = (values["pay_kinds"] as? [String] ?? [])
    if text("type_code") == "389" { return .selfBilled }
    if kinds.contains("direct_debit") { return .directDebit }
    if kinds.contains("card") { return .card }
    if kinds.contains("online_service") { return .online }
    return kinds.contains("credit_transfer") || kinds.contains("debit_transfer")
      ? .transfer : .unknown
  }
}

/// What the facts say about one account.
struct AccountFact: Equatable {
  let number: String
  let agent: String?
  let isValidIBAN: Bool

  init?(_ means: [String: Any]) {
    guard let account = means["account"] as? String else { return nil }
    number = account.filter { $0 != " " }
    agent = means["bic"] as? String
    isValidIBAN = means["account_is_valid_iban"] as? Bool ?? false
  }

  init(_ account: BankAccount) {
    number = account.number.filter { $0 != " " }
    agent = account.agent
    isValidIBAN = account.scheme == .iban
  }
}
