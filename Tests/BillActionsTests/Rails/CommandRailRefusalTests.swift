import BillActions
import BillCore
import BillRails
import BillStore
import Foundation
import Testing

@Suite struct CommandRailRefusalTests {
  @Test func `A program that says other things of itself is refused before anything is written`()
    throws
  {
    try RailBench.lend { bench in
      try bench.pay.bill()
      try bench.write(
        capabilities: RailBench.capabilities.replacing("[65]", with: "[1,65]"))
      #expect(throws: CommandRailError.changed(rail: "bench")) {
        try bench.pay.pay(bench.pay.request("R-1", rail: "bench"))
      }
      #expect(try bench.pay.payments().isEmpty)
      #expect(try bench.calls("submit") == 0)
    }
  }

  @Test func `An amount above the rail's limit is refused`() throws {
    try RailBench.lend { bench in
      try bench.pay.bill("R-1", "500.01")
      let limit = try Money(decimal: "500", #require(Currency("EUR")))
      #expect(throws: CommandRailError.aboveLimit(rail: "bench", limit: limit)) {
        try bench.pay.pay(bench.pay.request("R-1", rail: "bench"))
      }
      #expect(try bench.pay.payments().isEmpty)
    }
  }

  @Test(arguments: ["file", "folder", "link"])
  func `A program that others could exchange is refused`(which: String) throws {
    try RailBench.lend { bench in
      try bench.pay.bill()
      switch which {
      case "file": chmod(bench.program, 0o720)
      case "folder": chmod(bench.folder, 0o702)
      default:
        let real = "\(bench.pay.desk.ana.home.folder)/wide"
        try FileManager.default.moveItem(atPath: bench.folder, toPath: real)
        chmod(real, 0o770)
        try FileManager.default.createDirectory(
          atPath: bench.folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
        try FileManager.default.createSymbolicLink(
          atPath: bench.program, withDestinationPath: "\(real)/program")
      }
      let error = #expect(throws: CommandRailError.self) {
        try bench.pay.pay(bench.pay.request("R-1", rail: "bench"))
      }
      guard case .unusable(rail: "bench", .writableByOthers) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try bench.pay.payments().isEmpty)
    }
  }

  @Test func `Only a rail with status and without questions is set up to run unattended`() throws {
    let bench = try RailBench()
    defer { bench.remove() }
    for (old, new, isInteractive) in [
      (#""status","#, "", false), (#""interactive":false"#, #""interactive":true"#, true),
    ] {
      try bench.write(capabilities: RailBench.capabilities.replacing(old, with: new))
      #expect(
        throws: CommandRailError.cannotRunUnattended(rail: "bench", isInteractive: isInteractive)
      ) { try bench.setUp(isUnattended: true) }
    }
    try bench.write()
    try bench.setUp(isUnattended: true)
    let rail = try Rails(bench.pay.desk.ana.home.after()).named("bench")
    #expect(rail.command?.runsUnattended == true)
  }

  @Test func `The rail's hash changes with whatever was agreed`() throws {
    let bench = try RailBench()
    defer { bench.remove() }
    func hash() throws -> String { try Rails(bench.pay.desk.ana.home.after()).named("bench").hash }
    try bench.write()
    try bench.setUp()
    let first = try hash()
    #expect(try hash() == first)
    try bench.setUp(limitSeconds: 31)
    let second = try hash()
    try bench.write(capabilities: RailBench.capabilities.replacing("[65]", with: "[66]"))
    try bench.setUp(limitSeconds: 31)
    #expect(Set([first, second, try hash()]).count == 3)
  }

  @Test(arguments: [
    (#"say '"state":"cancelled"'"#, PaymentState.rejected, BillState.open),
    (#"say '"state":"too-late"'"#, .sent, .paid), ("exit 1", .sent, .paid),
  ])
  func `A sent payment is cancelled only when its rail says so`(
    cancel: String, state: PaymentState, bill: BillState
  ) throws {
    try RailBench.lend(cancel: cancel) { bench in
      let payment = try bench.payOne()
      let action = CancelSent(try bench.pay.access)
      let sent = try action.payments(among: [payment.id.description])
      #expect(sent.map(\.id) == [payment.id])
      _ = try action.perform(sent)
      #expect(try bench.state(payment) == state)
      #expect(try bench.pay.state("R-1") == bill)
      try bench.pay.check()
    }
  }
}
