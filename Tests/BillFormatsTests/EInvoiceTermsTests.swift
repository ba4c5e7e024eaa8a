import BillCore
import BillFormats
import Testing

/// Groups of payment terms: which day is the due date, and which a discount's last.
@Suite struct EInvoiceTermsTests {
  private struct Group {
    var date: String?
    var percent: String?
    var part: String?
  }

  private func ubl(_ groups: [Group], due: String? = nil) throws -> CapturedBill {
    let terms = groups.map { group in
      let percent = group.percent.map {
        "<cbc:SettlementDiscountPercent>\($0)</cbc:SettlementDiscountPercent>"
      }
      let part = group.part.map { "<cbc:Amount currencyID=\"EUR\">\($0)</cbc:Amount>" }
      let date = group.date.map { "<cbc:PaymentDueDate>\($0)</cbc:PaymentDueDate>" }
      let inside = [percent, part, date].compactMap { $0 }.joined()
      return "<cac:PaymentTerms>\(inside)</cac:PaymentTerms>"
    }
    let due = due.map { "<cbc:DueDate>\($0)</cbc:DueDate>" } ?? ""
    return try EInvoiceSamples.read(
      EInvoiceSamples.ubl(
        head: "<cbc:IssueDate>2026-03-01</cbc:IssueDate>\(due)", payment: terms.joined()))
  }

  private func cii(_ groups: [Group]) throws -> CapturedBill {
    let terms = groups.map { group in
      let date = group.date.map { date in
        """
        <ram:DueDateDateTime><udt:DateTimeString format="102">\(date.filter { $0 != "-" })\
        </udt:DateTimeString></ram:DueDateDateTime>
        """
      }
      let part = group.part.map { "<ram:PartialPaymentAmount>\($0)</ram:PartialPaymentAmount>" }
      let percent = group.percent.map { percent in
        """
        <ram:ApplicableTradePaymentDiscountTerms><ram:CalculationPercent>\(percent)\
        </ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms>
        """
      }
      let inside = [date, part, percent].compactMap { $0 }.joined()
      return "<ram:SpecifiedTradePaymentTerms>\(inside)</ram:SpecifiedTradePaymentTerms>"
    }
    return try EInvoiceSamples.read(EInvoiceSamples.cii(settlement: terms.joined()))
  }

  private let tenDays = [EarlyPaymentDiscount(basisPoints: 250, days: 10)]

  @Test func `the day of a discount is not the day of the whole`() throws {
    let groups = [Group(date: "2026-03-11", percent: "2.5"), Group(date: "2026-03-31")]
    for bill in [try ubl(groups), try cii(groups), try cii(groups.reversed())] {
      #expect(bill.due == CalendarDate("2026-03-31"))
      #expect(bill.dueDates == [bill.due].compactMap { $0 })
      #expect(bill.discounts == tenDays)
      #expect(bill.warnings.isEmpty)
    }
  }

  @Test func `a discount's day beside the document's own due date is its last`() throws {
    let bill = try ubl([Group(date: "2026-03-11", percent: "2.5")], due: "2026-03-31")
    #expect(bill.due == CalendarDate("2026-03-31"))
    #expect(bill.discounts == tenDays)
  }

  @Test func `the only day is the due date, whatever discount stands beside it`() throws {
    let groups = [Group(date: "2026-03-31", percent: "2.5")]
    for bill in [try ubl(groups), try cii(groups)] {
      #expect(bill.due == CalendarDate("2026-03-31"))
      #expect(bill.discounts.isEmpty)
    }
  }

  @Test func `instalments with their parts are due from the first on, in whatever order`() throws {
    let groups = [
      Group(date: "2026-05-01", part: "59.50"), Group(date: "2026-04-01", part: "59.50"),
    ]
    for bill in [try ubl(groups), try cii(groups)] {
      #expect(bill.due == CalendarDate("2026-04-01"))
      #expect(bill.dueDates.map(\.description) == ["2026-04-01", "2026-05-01"])
      #expect(bill.warnings.contains { $0.hasSuffix("all is taken as due on 2026-04-01") })
    }
  }

  @Test func `days without parts may be a discount's, and the first stated is taken`() throws {
    let bill = try cii([Group(date: "2026-05-01"), Group(date: "2026-04-01")])
    #expect(bill.due == CalendarDate("2026-05-01"))
  }

  @Test func `Skonto lines may be indented`() throws {
    let note = "<cac:PaymentTerms><cbc:Note>30 days net\n  #SKONTO#TAGE=10#PROZENT=2.50#\n"
    let bill = try EInvoiceSamples.read(
      EInvoiceSamples.ubl(payment: note + "</cbc:Note></cac:PaymentTerms>"))
    #expect(bill.discounts == tenDays)
  }
}
