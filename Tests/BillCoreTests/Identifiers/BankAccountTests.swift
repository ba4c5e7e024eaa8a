import BillCore
import Testing

struct BankAccountTests {
  @Test func `a valid IBAN becomes one, its bank and name kept`() {
    let account = BankAccount(
      writtenAs: "de89 3704 0044 0532 0130 00", agent: "cobadeff xxx", name: "Ada")
    #expect(
      account
        == BankAccount(
          scheme: .iban, number: "DE89370400440532013000", agent: "COBADEFFXXX", name: "Ada"))
    #expect(account.masked == "…3000")
  }

  @Test(arguments: ["IBAN DE89 3704 0044 0532 0130 00", "iban: DE89370400440532013000"])
  func `the word IBAN before a number is no part of it`(text: String) {
    let account = BankAccount(writtenAs: text)
    #expect(account == BankAccount(scheme: .iban, number: "DE89370400440532013000"))
  }

  @Test(arguments: [
    ("IBAN", "IBAN"), ("IBAN DE88 3704", "IBANDE883704"),
    ("DE8576040061XXXXXXXXXX", "DE8576040061XXXXXXXXXX"), ("5050-1055", "5050-1055"),
    ("DE88 3704 0044 0532 0130 00", "DE88370400440532013000"), (" 123 456 ", "123456"),
    ("MA64 0115 1900 0001 2050 0053 4921", "MA64011519000001205000534921"), ("XX", "XX"),
    ("", ""), ("021000021/12345", "021000021/12345"),
  ])
  func `anything else stays what was written, without blanks`(text: String, number: String) {
    let account = BankAccount(writtenAs: text, agent: "SE:BANKGIRO")
    #expect(account.scheme == .other)
    #expect(account.number == number)
    #expect(account.agent == "SE:BANKGIRO")
  }
}
