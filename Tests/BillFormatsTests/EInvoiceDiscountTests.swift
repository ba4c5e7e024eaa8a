import BillCore
import BillFormats
import Testing

@Suite struct EInvoiceDiscountTests {
  private func discounts(ublTerms: String) throws -> [EarlyPaymentDiscount] {
    let xml = EInvoiceSamples.ubl(
      head: "<cbc:IssueDate>2026-03-01</cbc:IssueDate>",
      payment: "<cac:PaymentTerms>\(ublTerms)</cac:PaymentTerms>")
    return try EInvoiceSamples.read(xml).discounts
  }

  private func discounts(ciiTerms: String) throws -> [EarlyPaymentDiscount] {
    let xml = EInvoiceSamples.cii(
      settlement: """
        <ram:SpecifiedTradePaymentTerms><ram:ApplicableTradePaymentDiscountTerms>\(ciiTerms)
        </ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>
        """)
    return try EInvoiceSamples.read(xml).discounts
  }

  @Test func `Skonto lines among the terms become discounts`() throws {
    let note = """
      <cbc:Note>Danke
      #SKONTO#TAGE=7#PROZENT=2.50#
      #SKONTO#TAGE=14#PROZENT=1#BASISBETRAG=100.00#
      #SKONTO#TAGE=7#PROZENT=2.50#
      </cbc:Note>
      """
    #expect(
      try discounts(ublTerms: note) == [
        EarlyPaymentDiscount(basisPoints: 250, days: 7),
        EarlyPaymentDiscount(basisPoints: 100, days: 14, baseMinor: 10_000),
      ])
  }

  @Test(arguments: [
    "#SKONTO#TAGE=7#PROZENT=2.555#", "#SKONTO#TAGE=x#PROZENT=2.00#", "#SKONTO#TAGE=7#",
    "#VERZUG#TAGE=7#PROZENT=2.00#", "2 % in 7 Tagen", "#SKONTO#TAGE=-7#PROZENT=2.00#",
    "#SKONTO#TAGE=7#PROZENT=200.00#",
  ])
  func `what cannot be computed exactly stays text`(line: String) throws {
    #expect(try discounts(ublTerms: "<cbc:Note>\(line)</cbc:Note>").isEmpty)
  }

  @Test func `a UBL settlement discount counts from the issue date`() throws {
    let percent = "<cbc:SettlementDiscountPercent>3.0</cbc:SettlementDiscountPercent>"
    let byDate = """
      \(percent)<cac:SettlementPeriod><cbc:EndDate>2026-03-11</cbc:EndDate></cac:SettlementPeriod>
      """
    let byDays = """
      \(percent)<cac:SettlementPeriod><cbc:DurationMeasure unitCode="DAY">10</cbc:DurationMeasure>
      </cac:SettlementPeriod>
      """
    let expected = [EarlyPaymentDiscount(basisPoints: 300, days: 10)]
    #expect(try discounts(ublTerms: byDate) == expected)
    #expect(try discounts(ublTerms: byDays) == expected)
    #expect(try discounts(ublTerms: percent).isEmpty)
  }

  @Test func `CII discount terms are counted in days and weeks, never in months`() throws {
    func terms(_ unit: String) -> String {
      """
      <ram:BasisPeriodMeasure unitCode="\(unit)">2</ram:BasisPeriodMeasure>
      <ram:BasisAmount>50.00</ram:BasisAmount><ram:CalculationPercent>2.00</ram:CalculationPercent>
      """
    }
    #expect(try discounts(ciiTerms: terms("DAY")).first?.days == 2)
    #expect(
      try discounts(ciiTerms: terms("WEE"))
        == [EarlyPaymentDiscount(basisPoints: 200, days: 14, baseMinor: 5_000)])
    #expect(try discounts(ciiTerms: terms("MON")).isEmpty)
  }
}
