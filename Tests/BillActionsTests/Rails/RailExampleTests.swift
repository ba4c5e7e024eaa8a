import BillActions
import BillCore
import BillRails
import BillTestSupport
import Foundation
import Testing

/// The programs of `Examples/rails`, in a folder of their own.
@Suite struct RailExampleTests {
  private func lend(_ name: String, _ body: (_ home: Home, _ program: String) throws -> Void) throws
  {
    let simulated = try SimulatedHome()
    defer { simulated.remove() }
    let program = "\(simulated.folder)/\(name)"
    let source = Package.root.appendingPathComponent("Examples/rails/\(name)").path
    try FileManager.default.copyItem(atPath: source, toPath: program)
    chmod(program, 0o700)
    var world = simulated.after().world
    let path = "\(simulated.folder):/usr/bin:/bin"
    world.programs = .live(environment: ["PATH": path, "TMPDIR": simulated.folder])
    try body(Home(world), program)
  }

  private func write(_ path: String, _ script: String) throws {
    try Data(script.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o700)
  }

  /// A pretended `aqbanking-cli` that notes its arguments, one a line.
  private func fake(in home: Home, _ program: String, exit code: Int) throws -> String {
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: "\(folder)/aqbanking-state", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try write(
      "\(folder)/aqbanking-cli",
      "#!/bin/sh\nprintf '%s\\n' \"$@\" >> '\(folder)/arguments'\necho chatter\nexit \(code)\n")
    return "\(folder)/arguments"
  }

  @Test func `The example in shell passes the conformance test`() throws {
    try lend("receipts.sh") { home, program in
      let results = try CheckRail(program, in: home).perform()
      #expect(results.filter { $0.finding != nil } == [])
      #expect(results.count == CheckRail.Requirement.allCases.count)
    }
  }

  @Test(.enabled(if: Tool("python3") != nil))
  func `The example in Python passes the conformance test and sends nothing in it`() throws {
    try lend("aqbanking.py") { home, program in
      let arguments = try fake(in: home, program, exit: 0)
      let results = try CheckRail(program, in: home).perform()
      #expect(results.filter { $0.finding != nil } == [])
      let said = try String(contentsOfFile: arguments, encoding: .utf8)
      #expect(said == "chkiban\n--iban=DE66999999990000000002\n")
    }
  }

  @Test(
    .enabled(if: Tool("python3") != nil), arguments: [(0, 0), (1, 65), (2, 65), (3, 1), (4, 1)])
  func `The example in Python sends once and claims only what it knows`(code: Int, ending: Int32)
    throws
  {
    try lend("aqbanking.py") { home, program in
      let arguments = try fake(in: home, program, exit: code)
      let input = try RailExampleTests.request.bytes
      let call = RailCall(program: program, verb: "submit", input: input, limitSeconds: 30)
      for _ in 0..<2 {
        guard case .exited(let status, _, _) = home.world.programs.callRail(call) else {
          Issue.record("it did not end")
          return
        }
        #expect(status == ending)
      }
      let said = try String(contentsOfFile: arguments, encoding: .utf8).split(separator: "\n")
      #expect(said.filter { $0 == "sepatransfer" }.count == (ending == 65 ? 2 : 1))
      #expect(said.contains("--value=1.00/EUR"))
      #expect(said.contains("--execdate=20990105"))
      #expect(said.contains("--purpose=RE 7 --riban=XX"))
      try checkOptions(said.filter { $0.hasPrefix("--") && !$0.hasPrefix("--ctxfile") })
    }
  }

  // Every option must be one of the real program, where that is installed.
  private func checkOptions(_ words: [Substring]) throws {
    guard let real = Tool("aqbanking-cli") else { return }
    let help = try real.run(["sepatransfer", "--help"])
    for word in words {
      let option = String(word.prefix { $0 != "=" })
      #expect((help.output + help.errors).contains("\(option)=PARAM"), "\(option)")
    }
  }

  private static var request: RailRequest {
    get throws {
      let id = RecordID(sixteen: [UInt8](repeating: 7, count: 16))
      let day = try #require(CalendarDate("2099-01-05"))
      var payment = Payment(
        id: id, billID: nil, billerID: id, methodID: id, payeeID: nil, rail: .command,
        railName: "bank", amount: Money(minor: 100, try #require(Currency("EUR"))),
        executeOn: day, expectedSettle: day, createdAt: Instant(seconds: 0))
      payment.reference = .text("RE 7 --riban=XX")
      let method = PaymentMethod(
        id: id, kind: .bank, label: "bank", last4: "0001", holder: "Ana",
        createdAt: Instant(seconds: 0))
      let account = BankAccount(scheme: .iban, number: "DE93999999990000000001")
      let order = TransferOrder(
        payment: payment, debtor: account, debtorName: "Ana", debtorAddress: nil,
        creditor: account, creditorName: "Ben", creditorAddress: nil)
      return .submit(order, method: method, isTest: false)
    }
  }
}
