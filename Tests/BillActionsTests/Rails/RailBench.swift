import BillActions
import BillCore
import BillRails
import BillStore
import Foundation
import Testing

/// Ana's account with a command rail, whose program is a shell script the test writes.
struct RailBench {
  let pay: PayFixture

  init() throws { pay = try PayFixture() }

  func remove() { pay.remove() }

  var folder: String { "\(pay.desk.ana.home.folder)/rail" }
  var program: String { "\(folder)/program" }

  static let capabilities = #"""
    {"protocol":1,"name":"bench","version":"1","verbs":["capabilities","submit","status","cancel"],"interactive":false,"methods":["bank"],"payee_schemes":["iban"],"currencies":["EUR"],"limits":[{"amount":"500.00","amount_minor":50000,"currency":"EUR"}],"not_sent_exit_codes":[65],"lead_days":1,"cut_off_hour":24,"calendar":"target2"}
    """#

  /// Writes a program that notes each call and does what the test says for each verb.
  ///
  /// In the bodies `$key` is the idempotency key and `receipt` prints the right answer.
  func write(
    submit: String = "receipt", status: String = "exit 1", cancel: String = "exit 1",
    capabilities: String = RailBench.capabilities
  ) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let script = """
      #!/bin/sh
      cd '\(folder)'
      echo "$1" >> calls
      request=$(cat)
      key=$(printf '%s' "$request" | sed 's/.*"idempotency_key":"\\([^"]*\\)".*/\\1/')
      receipt() { say '"receipt":"R-1"'; }
      say() { printf '{"protocol":1,"idempotency_key":"%s",%s}' "$key" "$1"; }
      case $1 in
      capabilities) cat <<'END'
      \(capabilities)
      END
      ;;
      submit) \(submit) ;;
      status) \(status) ;;
      cancel) \(cancel) ;;
      esac
      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: program))
    chmod(program, 0o700)
  }

  /// Sets the rail up as `bench`.
  func setUp(limitSeconds: Int = 30, isUnattended: Bool = false) throws {
    var request = SetUpRail(kind: .command, name: "bench")
    (request.program, request.timeLimitSeconds) = (program, limitSeconds)
    request.isUnattended = isUnattended
    let home = pay.desk.ana.home.after()
    try request.plan(in: home).perform(in: home)
  }

  /// A bench whose program does something at `submit`, and what became of one payment.
  static func lend<Result>(
    submit: String = "receipt", status: String = "exit 1", cancel: String = "exit 1",
    limitSeconds: Int = 30, _ body: (RailBench) throws -> Result
  ) throws -> Result {
    let bench = try RailBench()
    defer { bench.remove() }
    try bench.write(submit: submit, status: status, cancel: cancel)
    try bench.setUp(limitSeconds: limitSeconds)
    return try body(bench)
  }

  @discardableResult
  func payOne(_ number: String = "R-1") throws -> Payment {
    try pay.bill(number)
    let result = try pay.pay(pay.request(number, rail: "bench"))
    return try #require(result.payments.first).payment
  }

  /// How often a verb was called.
  func calls(_ verb: String) throws -> Int {
    // why: no file means that the program never ran.
    let text = (try? String(contentsOfFile: "\(folder)/calls", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0 == verb }.count
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  /// The payment as it stands now, whatever time the test has reached.
  func state(_ payment: Payment) throws -> PaymentState {
    let ana = pay.desk.ana
    return try ana.home.after().books(of: ana.id).read { try $0.payment(payment.id).state }
  }

  /// An approved payment that a killed run left in `sending`.
  func interrupt() throws -> Payment {
    try pay.bill()
    let held = try pay.pay(pay.request("R-1", rail: "bench") { $0.hold = true })
    let payment = try #require(held.payments.first).payment
    let access = try pay.access
    try access.books.write(at: access.world.now) {
      try $0.move(payment, to: .sending, on: access.today)
    }
    return payment
  }
}
