import BillCore
import BillTestSupport
import Testing

@testable import BillFormats

@Suite(.enabled(if: Corpus.isThere))
struct PaymentQRCorpusTests {
  private typealias Facts = [String: Any]
  private static let folder = "payment-qr/dev"

  @Test func `every payload of the corpus is judged and read as expected`() throws {
    let all = try #require(try Corpus.json("\(Self.folder)/expected.json") as? Facts)
    var read = 0
    for (path, value) in all where path.hasPrefix("payloads/") {
      try check(path, try Corpus.bytes("\(Self.folder)/\(path)"), try #require(value as? Facts))
      read += 1
    }
    #expect(read > 40)
    print("corpus payment-qr payloads: \(read) files agree")
  }

  @Test func `the text of every picture of the corpus is judged and read as expected`() throws {
    let all = try #require(try Corpus.json("\(Self.folder)/expected.json") as? Facts)
    var read = 0
    for (path, value) in all where path.hasPrefix("images/") {
      let facts = try #require(value as? Facts)
      guard let text = facts["text"] as? String else { continue }
      try check(path, Array(text.utf8), facts)
      read += 1
    }
    #expect(read > 10)
    print("corpus payment-qr images: \(read) texts agree")
  }

  @Test func `every Swico text of the corpus is read as expected`() throws {
    let all = try #require(try Corpus.json("\(Self.folder)/swico_s1.json") as? [Facts])
    for entry in all {
      let text = try #require(entry["text"] as? String)
      let swico = SwicoBillInformation(text)
      guard let expected = entry["expected"] as? Facts else {
        #expect(swico == nil, "\(text)")
        continue
      }
      let found = try #require(swico, "\(text)")
      #expect(found.invoiceNumber == expected["invoice_number"] as? String, "\(text)")
      #expect(found.invoiceDate?.description == expected["invoice_date"] as? String, "\(text)")
      #expect(found.customerReference == expected["customer_reference"] as? String, "\(text)")
      #expect(found.vatNumber == expected["vat_number"] as? String, "\(text)")
      #expect(found.serviceStart?.description == expected["vat_date"] as? String, "\(text)")
      #expect(found.due?.description == expected["derived_due_date"] as? String, "\(text)")
      let conditions = expected["payment_conditions"] as? [Facts] ?? []
      #expect(
        found.conditions.map(\.days) == conditions.compactMap { $0["days"] as? Int }, "\(text)")
      #expect(
        found.conditions.map { "\($0.basisPoints / 100)" }
          == conditions.compactMap { $0["discount_percent"] as? String }, "\(text)")
    }
    #expect(all.count > 20)
    print("corpus swico: \(all.count) texts agree")
  }

  private func check(_ path: String, _ payload: [UInt8], _ expected: Facts) throws {
    let isValid = try #require(expected["valid"] as? Bool)
    let facts = try #require(expected["facts"] as? Facts)
    do {
      let bill = try PaymentQRReader.read(payload)
      #expect(isValid, "\(path) should have been refused")
      if facts["kind"] as? String == "SPC" {
        try checkSwiss(path, try SwissQRBill(reading: payload), bill, facts)
      } else {
        try checkEPC(path, try EPCPayment(reading: payload), bill, facts)
      }
    } catch {
      #expect(!isValid, "\(path) should have been read: \(error)")
      try checkError(path, error as? CaptureError, expected["errors"] as? [String] ?? [])
    }
  }

  /// What each of the corpus' words for an error means in ours.
  private func checkError(_ path: String, _ error: CaptureError?, _ words: [String]) throws {
    let fields: [String: [String]] = [
      "version": ["version"], "coding": ["coding"], "amount": ["amount"],
      "currency": ["currency"], "scor_reference": ["reference"], "charset": ["character set"],
      "bic_mandatory_in_001": ["BIC"], "bic": ["BIC"], "name": ["beneficiary name"],
      "iban": ["IBAN"], "purpose": ["purpose"],
      "unstructured_over_140": ["unstructured remittance"],
      "both_references": ["remittance"],
    ]
    let allowed = words.flatMap { fields[$0] ?? [] }
    switch try #require(error) {
    case .missing(let field), .invalid(let field, _, _):
      // Words that are not in the table only say that it is invalid.
      #expect(allowed.contains(field) || allowed.isEmpty, "\(path): \(field), not \(words)")
    case .malformed: #expect(words.contains("too_few_lines"), "\(path): \(words)")
    case .notABill: #expect(words == ["not_spc"], "\(path): \(words)")
    case let other: Issue.record("\(path): \(other)")
    }
  }

  private func checkSwiss(
    _ path: String, _ bill: SwissQRBill, _ captured: CapturedBill, _ facts: Facts
  ) throws {
    #expect(bill.iban == facts["iban"] as? String, "\(path)")
    #expect(bill.amount?.decimalText == facts["amount"] as? String, "\(path)")
    #expect(bill.currency.code == facts["currency"] as? String, "\(path)")
    #expect(bill.referenceType.rawValue == facts["reference_type"] as? String, "\(path)")
    #expect(bill.reference == facts["reference"] as? String, "\(path)")
    #expect(bill.isQRIBAN == facts["is_qr_iban"] as? Bool, "\(path)")
    #expect(bill.message == facts["message"] as? String, "\(path)")
    #expect(bill.billInformation == facts["bill_information"] as? String, "\(path)")
    #expect(bill.alternativeSchemes == facts["alternative_schemes"] as? [String], "\(path)")
    #expect(bill.warnings.count == (facts["warnings"] as? [String])?.count, "\(path)")
    #expect(address(bill.creditor) == facts["creditor"] as? [String: String], "\(path)")
    #expect(bill.debtor.map(address) == facts["debtor"] as? [String: String], "\(path)")
    #expect(captured.accounts.map(\.number) == [bill.iban], "\(path)")
    #expect(captured.payable == bill.amount, "\(path)")
    #expect(captured.supplier.name == bill.creditor.name, "\(path)")
  }

  private func address(_ address: SwissQRAddress) -> [String: String] {
    [
      "address_type": address.kind.rawValue, "name": address.name,
      "street_or_line1": address.streetOrLine1, "house_or_line2": address.houseOrLine2,
      "postcode": address.postcode, "town": address.town, "country": address.country,
    ]
  }

  private func checkEPC(
    _ path: String, _ payment: EPCPayment, _ captured: CapturedBill, _ facts: Facts
  ) throws {
    #expect(payment.version == facts["version"] as? String, "\(path)")
    #expect(payment.charset == facts["charset"] as? String, "\(path)")
    #expect(payment.bic == facts["bic"] as? String, "\(path)")
    #expect(payment.name == facts["name"] as? String, "\(path)")
    #expect(payment.iban == facts["iban"] as? String, "\(path)")
    #expect(payment.amount?.decimalText == facts["amount"] as? String, "\(path)")
    #expect(payment.purpose == facts["purpose"] as? String, "\(path)")
    #expect(payment.structured == facts["structured"] as? String, "\(path)")
    #expect(payment.unstructured == facts["unstructured"] as? String, "\(path)")
    #expect(payment.note == facts["note_to_user"] as? String, "\(path)")
    #expect(payment.warnings == facts["warnings"] as? [String], "\(path)")
    #expect(captured.payable == payment.amount, "\(path)")
    #expect(captured.accounts.map(\.agent) == [payment.bic], "\(path)")
  }
}
