import BillActions
import BillCore
import BillCredentials
import BillStore
import Testing

@Suite struct WalletTests {
  private func addBank(_ money: MoneyAccess, _ number: String, label: String? = nil) throws
    -> PaymentMethod
  {
    let action = AddBank(number: number, label: label)
    return try action.perform(action.plan(holder: "Ana Beispiel"), money)
  }

  @Test func `the first method is the default, and an account is added once`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let money = try ana.stepUp()
    let first = try addBank(money, "DE21 1234 5678 0000 0123 45", label: "Giro")
    #expect(first.isDefault && first.last4 == "2345" && first.currency?.code == "EUR")
    #expect(throws: WalletError.alreadyThere(label: "Giro")) {
      try addBank(money, "DE21123456780000012345")
    }
    #expect(try money.number(of: first) == "DE21123456780000012345")
  }

  @Test func `of a card only what may be kept is kept`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let money = try ana.stepUp()
    let number = AccountFixture.secret("4242 4242 4242 4242")
    let good = AddCard(expires: try #require(CalendarMonth("2028-04")))
    let card = try good.perform(good.plan(number: number, today: money.today), money)
    #expect(card.network == .visa && card.last4 == "4242")
    #expect(try money.number(of: card) == nil)
    let old = try #require(CalendarMonth("2026-10"))
    #expect(throws: WalletError.expired(old)) {
      try AddCard(expires: old).plan(number: number, today: money.today)
    }
    #expect(throws: CardNumberError.wrongCheckDigit) {
      try good.plan(number: AccountFixture.secret("4242424242424241"), today: money.today)
    }
  }

  @Test func `an edit seals the row anew, and a declined method can be used again`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let money = try ana.stepUp()
    let method = try addBank(money, "DE21123456780000012345")
    try money.books.write(at: money.world.now) { try $0.declineMethod(method.id, reason: "closed") }
    let declined = try money.books.read { try $0.method(method.id) }
    #expect(declined.obstacle(on: money.today) == .declined(reason: "closed"))
    var edit = EditMethod()
    edit.holder = "A. Beispiel"
    let edited = try edit.perform(edit.plan(declined, money), money)
    #expect(edited.version == 2 && edited.obstacle(on: money.today) == nil)
    #expect(try money.number(of: edited) == "DE21123456780000012345")
    #expect(throws: WalletError.nothingToChange) { try EditMethod().plan(edited, money) }
  }

  @Test func `cards that expire soon are listed in the order in which they do`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let money = try ana.stepUp()
    for (number, month) in [("4242424242424242", "2027-01"), ("5555555555554444", "2026-12")] {
      let action = AddCard(expires: try #require(CalendarMonth(month)))
      let facts = try action.plan(number: AccountFixture.secret(number), today: money.today)
      _ = try action.perform(facts, money)
    }
    func expiring(_ days: Int) throws -> [String] {
      try ListMethods(expiringWithinDays: days).perform(money.read).map(\.last4)
    }
    #expect(try expiring(10).isEmpty)
    #expect(try expiring(60) == ["4444"])
    #expect(try expiring(90) == ["4444", "4242"])
  }

  @Test func `a removed method is gone, and the one that is left becomes the default`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let money = try ana.stepUp()
    let first = try addBank(money, "DE21123456780000012345")
    let second = try addBank(money, "DE23123456780000067890")
    try RemoveMethod().perform(first, money)
    let left = try ListMethods().perform(money.read)
    #expect(left.map(\.id) == [second.id] && left.allSatisfy(\.isDefault))
  }
}
