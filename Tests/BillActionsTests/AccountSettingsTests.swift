import BillActions
import BillCore
import BillCredentials
import BillStore
import Testing

@Suite struct AccountSettingsTests {
  @Test func `Settings change what they name and nothing else`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var change = ChangeSettings()
    (change.town, change.country, change.zone) = ("Berlin", "de", "Europe/Berlin")
    let plan = try change.plan(ana.open())
    #expect(plan.changes.map(\.setting) == ["zone", "town", "country"])
    try change.perform(ana.open().money())
    let account = try ana.open().account
    #expect(account.address == PostalAddress(town: "Berlin", country: "DE"))
    #expect(account.name == "Ana Beispiel")
  }

  @Test func `A phone number lies sealed, unconfirmed where no text can be sent`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let change = ChangePhone("+49 (0)30 1234567")
    let outcome = try change.perform(ana.stepUp())
    #expect(outcome == .unconfirmed(.noProgram(.text)))
    let account = try ana.open().account
    #expect(account.maskedPhone == "…4567" && account.phoneConfirmedAt == nil)
    let home = ana.home.after()
    let sealed = try home.books(of: ana.id).read { try $0.sealedPhone() }
    let phone = try home.installKey().open(
      #require(sealed), place: "account.phone", owner: ana.id)
    #expect(phone.withBytes { String(decoding: $0, as: UTF8.self) } == "+49301234567")
    let removal = ChangePhone("")
    #expect(try removal.perform(ana.stepUp()) == .removed)
    #expect(try home.books(of: ana.id).read { try $0.sealedPhone() } == nil)
  }

  @Test func `An empty text takes an optional setting away`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var change = ChangeSettings()
    change.town = "Berlin"
    try change.perform(ana.open().money())
    change.town = ""
    try change.perform(ana.open().money())
    #expect(try ana.open().account.address == nil)
    #expect(try change.plan(ana.open()).changes.isEmpty)
  }

  @Test func `Bad settings are refused before anything is written`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var change = ChangeSettings()
    change.name = "  "
    #expect(throws: SettingsError.emptyName) { try change.plan(ana.open()) }
    (change.name, change.country) = (nil, "XX")
    #expect(throws: SettingsError.unknownCountry("XX")) { try change.plan(ana.open()) }
    (change.country, change.zone) = (nil, "Europe/Nowhere")
    #expect(throws: SettingsError.unknownZone("Europe/Nowhere")) { try change.plan(ana.open()) }
    #expect(throws: PhoneNumberError.self) { try ChangePhone("030 1234567").plan(ana.open()) }
  }

  @Test func `A new password opens, the old one does not, other sessions are over`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let fresh = "velvet orchard hums at noon 77"
    let new = AccountFixture.secret(fresh)
    #expect(throws: AccessError.self) {
      try ChangePassword().perform(new, ana.open().money())
    }
    #expect(throws: PasswordError.self) {
      try ChangePassword().perform(AccountFixture.secret("password12345678"), ana.stepUp())
    }
    let elsewhere = try ana.open()
    let money = try ana.stepUp()
    let before = try AccountSessions().list(elsewhere).count
    try ChangePassword().perform(new, money)
    #expect(before == 2)
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn() }
    try ana.logIn(fresh)
  }

  @Test func `The code of the mail confirms the address, a wrong one five times at most`() throws {
    let ana = try AccountFixture(selfAttests: false)
    defer { ana.home.remove() }
    #expect(try Standing.obstacles(ana.open()).contains(.emailNotConfirmed(AccountFixture.email)))
    let code = try Self.code(ana)
    let wrong = code == "00000000" ? "00000001" : "00000000"
    for _ in 1...3 {
      #expect(throws: ConfirmationError.wrongCode) {
        try EmailConfirmation(ana.open()).confirm(code: wrong)
      }
    }
    #expect(throws: ConfirmationError.self) { try EmailConfirmation(ana.open(after: 30)).send() }
    _ = try EmailConfirmation(ana.open(after: 61)).send()
    #expect(throws: ConfirmationError.wrongCode) {
      try EmailConfirmation(ana.open(after: 62)).confirm(code: code)
    }
    #expect(try EmailConfirmation(ana.open(after: 63)).confirm(code: Self.code(ana)))
    #expect(try ana.open().account.emailState == .confirmed)
    #expect(try !EmailConfirmation(ana.open()).confirm(code: wrong))
  }

  @Test func `A resend gives no further guesses`() throws {
    let ana = try AccountFixture(selfAttests: false)
    defer { ana.home.remove() }
    let code = try Self.code(ana)
    let wrong = code == "00000000" ? "00000001" : "00000000"
    for _ in 1...5 {
      #expect(throws: ConfirmationError.wrongCode) {
        try EmailConfirmation(ana.open()).confirm(code: wrong)
      }
    }
    #expect(throws: ConfirmationError.noTriesLeft) {
      try EmailConfirmation(ana.open()).confirm(code: code)
    }
    #expect(throws: ConfirmationError.self) { try EmailConfirmation(ana.open(after: 61)).send() }
    #expect(throws: ConfirmationError.self) { try EmailConfirmation(ana.open(after: 601)).send() }
    _ = try EmailConfirmation(ana.open(after: 1800)).send()
    #expect(try EmailConfirmation(ana.open(after: 1801)).confirm(code: Self.code(ana)))
  }

  private static func code(_ ana: AccountFixture) throws -> String {
    let mail = try #require(try ana.home.lastMail())
    let line = mail.split(separator: "\n").map { $0.filter { $0 != " " } }
      .first { $0.count == 8 && $0.allSatisfy(\.isNumber) }
    return String(try #require(line))
  }
}
