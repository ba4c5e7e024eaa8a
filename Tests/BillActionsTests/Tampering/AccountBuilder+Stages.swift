import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

extension AccountBuilder {
  /// Bills and payments in many states, and three bills that wait for the ordinary week.
  func fillBills() throws {
    try bill("V-1", "40.00", of: .landlord)
    try pay("V-1")
    try bill("T-0", "100.00", of: .joiner)
    try pay("T-0") { $0.idempotencyKey = "key-1" }
    try bill("T-2", "30.00", of: .joiner)
    let rejected = try pay("T-2") { $0.idempotencyKey = "key-2" }
    try say(.done, rejected)
    try say(.rejected(reason: "account closed"), rejected)
    try bill("T-3", "20.00", of: .joiner) { $0.isCredit = true }
    try bill("T-4", "200.00", of: .joiner)
    try pay("T-4") { $0.netsCredits = true }
    let elsewhere = try bill("T-5", "55.00", of: .joiner)
    let mark = MarkBillPaid()
    _ = try mark.perform(mark.plan(elsewhere, open()), open())
    _ = try CancelBill(reason: "never ordered").perform(bill("T-6", "66.00", of: .joiner), open())
    // Another account than the baker's own is held.
    try bill("R-3", "77.00", of: .baker) { $0.account = "GB29NWBK60161331926819" }
    try bill("T-9", "90.00", of: .joiner)
    try pay("T-9") { $0.hold = true }
    try bill("R-2", "119.00", of: .baker) { $0.due = "2026-11-20" }
    try bill("T-1", "150.00", of: .joiner)
    try bill("G-1", "180.00", of: .gardener)
  }

  /// Schedules that the agent pays, one with a date that is skipped, and one that ends later.
  func fillSchedules() throws -> (rent: Schedule, gym: Schedule) {
    let rent = try schedule("Rent", to: .landlord)
    let gym = try schedule("Gym", to: .joiner)
    try schedule("Bread", to: .baker, isFixed: false)
    let books = try ScheduleBooks(open())
    for date in ["2027-01-20", "2027-02-20"] {
      let skip = SkipOccurrence(date: try RunFixture.date(date))
      try skip.plan(run.stored(rent), books).perform(books)
    }
    return (rent, gym)
  }

  /// Wallet, settings, limits and a former name.
  func fillSettings() throws {
    // Later than the first one, which is used where none is the usual one.
    var later = self
    later.seconds += 1
    for number in ["DE02120300000000202051", "DE02500105170137075030"] {
      let bank = AddBank(number: number)
      _ = try bank.perform(bank.plan(holder: "Ana Beispiel"), later.proven())
    }
    let card = AddCard(expires: try #require(CalendarMonth("2028-04")))
    let facts = try card.plan(
      number: AccountFixture.secret("4242424242424242"), today: open().today)
    _ = try card.perform(facts, proven())
    var change = ChangeAccount()
    change.income = SetIncome(payDay: "monthly on 25")
    change.limits = ChangeLimits(perPayment: "9000 EUR", perDay: "20000 EUR")
    (change.settings.town, change.settings.country) = ("Musterstadt", "DE")
    _ = try change.perform(change.plan(open()), open(), proven())
    let former = ["Früher Anders", "Noch Früher"].map {
      BillerMatch(name: $0, vatID: "DE999999994", legalID: "HRB 1")
    }
    let biller = try #require(try open().books.read { try $0.billers() }.first)
    try write { writer in for match in former { try writer.keep(match, of: biller.id) } }
  }

  /// An app, codes by mail and text, recovery codes; returns the app and the codes.
  func fillFactors() throws -> (app: TOTP, recoveryCodes: [RecoveryCode]) {
    _ = try EnrollFactor(label: "Phone").perform(proven())
    let money = try proven()
    let factor = try #require(try money.books.read { try $0.factors() }.first)
    let app = try FactorSecrets(account: run.id, key: money.keys.key).totp(of: factor, money.books)
    let codes = try ConfirmFactor().perform(app.code(at: money.world.now), money).recoveryCodes
    _ = try EnrollSentFactor(.email).perform(proven())
    _ = try ConfirmFactor().perform(box.code(), open().money())
    try changePhone("+49 30 901820")
    try ChangeSettings(preferring: .totp).perform(proven())
    return (app, codes)
  }

  func changePhone(_ number: String) throws {
    _ = try ChangePhone(number).perform(proven())
    _ = try PhoneConfirmation(open()).confirm(code: box.code())
  }

  /// Another trusted machine of the same holder; returns its key.
  func trustLaptop() throws -> String {
    let path = "\(home.places.state)/devices/\(run.id).key"
    let own = try String(contentsOfFile: path, encoding: .utf8)
    let device = try DeviceDesk(laptop, run.id).trust(proven().keys)
    let laptopKey = try String(contentsOfFile: path, encoding: .utf8)
    try Disk.write(path, own)
    let (books, installKey) = (try home.books(of: run.id), try home.installKey())
    try write { writer in
      try writer.insert(device, "")
      try Attempts.begin(
        writer, books: books, account: run.id, installKey: installKey,
        bucket: device.id.description)
    }
    return laptopKey
  }

  /// The home as the other machine sees it.
  var laptop: Home {
    seen(by: "laptop")
  }

  /// The home as a machine of another name sees it.
  func seen(by machine: String) -> Home {
    var world = home.world
    world.machine.id = machine
    return Home(world)
  }

  /// A session that was printed, and its text.
  func printSession() throws -> String {
    let access = try open()
    return try SessionStart(
      home: access.home, books: access.books, account: access.account, device: nil
    ).issue(.money, key: proven().keys.key).text
  }

  /// The rhythm of the typed address, as a login learns it.
  func learnTyping() throws {
    let desk = TypingDesk(account: run.id, key: try proven().keys.key)
    let line = TypedLine(
      text: AccountFixture.email, intervals: [Int64](repeating: 120, count: 14))
    try write { try desk.learn(line, $0) }
  }
}
