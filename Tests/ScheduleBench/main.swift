import BillActions
import BillCore
import BillCredentials
import BillFormats
import BillStore
import CSodium
import Foundation

// What Scripts/bench.sh cannot make or measure by itself in a reasonable time:
//   schedule-bench fill COUNT PASSWORD-FILE   COUNT schedules that are due today, and their agent
//   schedule-bench verify COUNT               as many signatures verified by libsodium alone
//   schedule-bench write COUNT                a payment file of so many payments, to standard output
// The command line would ask for the password before each of ten thousand schedules.

/// Adds schedules for the accepted accounts of the home of `BILLCTL_HOME`, each paid on its own,
/// and enrols an agent, which signs a mandate for every one.
func fill(_ count: Int, passwordFile: String) throws {
  umask(0o077)
  let world = try needed(World.live(environment: ProcessInfo.processInfo.environment))
  let password = try String(contentsOfFile: passwordFile, encoding: .utf8)
    .trimmingCharacters(in: .newlines)
  let read = try ReadAccess(Home(world), email: nil)
  let proof = Proof(password: SecureBytes(copying: Array(password.utf8)), code: nil)
  let money = try read.money(by: proof)
  let payees = try read.books.read { try $0.payees() }.filter { $0.state == .accepted }
  var terms = ScheduleTerms()
  (terms.rail, terms.amount, terms.dates.every) = ("iso20022", "850.00", "month")
  let first = try needed(payees.first)
  let sample = try AddSchedule(biller: first.billerID.description, terms: terms).plan(read).schedule
  let key = try read.home.installKey()
  try read.books.write(at: world.now) { writer in
    for number in 0..<count {
      let payee = payees[number % payees.count]
      let schedule = sample.copy(world.newID(), "Rent \(number)", payee)
      try writer.insert(schedule.stored(key))
    }
  }
  let enrol = EnrolAgent()
  _ = try enrol.perform(enrol.plan(read), money)
}

/// Verifies one signature so many times, as long as the ones of mandates are.
func verify(_ count: Int) throws {
  var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
  var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
  var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
  let message = [UInt8](repeating: 7, count: 512)
  crypto_sign_keypair(&publicKey, &secretKey)
  crypto_sign_detached(&signature, nil, message, UInt64(message.count), secretKey)
  for _ in 0..<count {
    let status = crypto_sign_verify_detached(
      signature, message, UInt64(message.count), publicKey)
    _ = try needed(status == 0 ? status : nil)
  }
}

/// Checks and writes what the row beside it has sepaxml write.
func write(_ count: Int) throws {
  let amount = Money(minor: 19_040, try needed(Currency("EUR")))
  let debtor = BankAccount(scheme: .iban, number: "DE21123456780000012345")
  let creditor = BankAccount(scheme: .iban, number: "DE23123456780000067890")
  let today = try needed(CalendarDate("2026-11-23"))
  let transfers = (0..<count).map { number in
    CreditTransfer(
      endToEndID: "BENCH-\(number)", amount: amount, creditorName: "Speichenglueck",
      creditorAccount: creditor, reference: .text("BENCH-\(number)"))
  }
  let block = PaymentInformation(
    id: "BENCH", service: .sepa, debtorName: "Bench", debtorAccount: debtor, executionDate: today,
    transfers: transfers)
  let message = CreditTransferInitiation(
    id: "BENCH", created: Instant(seconds: 1_795_000_000), initiatingPartyName: "Bench",
    blocks: [block])
  try FileHandle.standardOutput.write(contentsOf: Data(message.xml()))
}

extension Schedule {
  /// The same terms for another account.
  func copy(_ id: RecordID, _ name: String, _ payee: Payee) -> Schedule {
    var copy = Schedule(
      id: id, name: name, billerID: payee.billerID, methodID: methodID, rail: rail,
      railName: railName, occasion: occasion, zone: zone, amount: amount, currency: currency,
      createdAt: createdAt)
    (copy.payeeID, copy.dayRule, copy.catchUp) = (payee.id, dayRule, catchUp)
    (copy.plannedThrough, copy.nextOn) = (plannedThrough, nextOn)
    return copy
  }
}

/// What is missing where something must be there.
struct Missing: Error {}

func needed<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

try Sodium.start()
let arguments = CommandLine.arguments.dropFirst().map { $0 }
switch (arguments.first, arguments.count) {
case ("fill", 3): try fill(needed(Int(arguments[1])), passwordFile: arguments[2])
case ("verify", 2): try verify(needed(Int(arguments[1])))
case ("write", 2): try write(needed(Int(arguments[1])))
default: throw Missing()
}
