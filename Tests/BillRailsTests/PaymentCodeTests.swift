import BillCore
import BillFormats
import BillRails
import Testing

@Suite struct PaymentCodeTests {
  @Test func `Euro to an account in the euro area is an EPC code`() throws {
    let code = try PaymentCode(Orders.order(1, 19_516))
    let lines = String(decoding: code.payload, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(!code.isSwiss && lines.first == "BCD")
    #expect(lines.contains("EUR195.16") && lines.contains("NL91ABNA0417164300"))
    #expect(!code.symbol.modules.isEmpty)
  }

  @Test(arguments: ["CHF", "EUR"])
  func `A Swiss account with an address is a Swiss code`(currency: String) throws {
    let code = try PaymentCode(Orders.order(1, 1_000, currency, to: Orders.swiss))
    let text = String(decoding: code.payload, as: UTF8.self)
    #expect(code.isSwiss && text.hasPrefix("SPC"))
    #expect(text.contains("10.00") && text.contains(currency))
  }

  @Test func `A Swiss account without an address still takes euro, and nothing takes the rest`()
    throws
  {
    var bank = Orders.swiss
    bank.agent = "POFICHBEXXX"
    var order = try Orders.order(1, to: bank)
    order.creditorAddress = nil
    #expect(try !PaymentCode(order).isSwiss)
    var francs = try Orders.order(1, 100, "CHF", to: Orders.swiss)
    francs.creditorAddress = nil
    let swiss = try #require(Currency("CHF"))
    #expect(throws: RailObstacle.currency(swiss)) { try PaymentCode(francs) }
    let dollar = try #require(Currency("USD"))
    #expect(throws: RailObstacle.currency(dollar)) { try PaymentCode(Orders.order(1, 1, "USD")) }
    #expect(throws: RailObstacle.noPayeeAccount) { try PaymentCode(Orders.order(1, to: nil)) }
  }
}
