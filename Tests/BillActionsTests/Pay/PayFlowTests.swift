import BillActions
import BillCore
import BillStore
import Testing

@Suite struct PayFlowTests {
  @Test func `A bill goes into one file, is uploaded, and the ledger follows`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let result = try ana.pay(ana.request("R-1"))
    let batch = try #require(result.batches.first)
    #expect(result.payments.map(\.payment.state) == [.emitted] && result.batches.count == 1)
    #expect(ana.outbox == [batch.batch.fileName] && ana.stage.isEmpty)
    #expect(try ana.file(ana.outbox[0]).contains(result.payments[0].payment.endToEndID))
    #expect(ana.publishedLines.count == 1)
    #expect(ana.publishedLines[0].contains(batch.batch.id.description))
    #expect(try ana.state("R-1") == .inFlight && ana.balance("payable") == -11_900)
    try ana.say(.done, batch.batch.id.description)
    #expect(try ana.state("R-1") == .paid && ana.balance("payable") == 0)
    #expect(try ana.balance("clearing") == -11_900)
    try ana.check()
  }

  @Test func `Nothing is paid twice, by whichever way it is asked`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1"))
    for rail in ["iso20022", "qr", "portal"] {
      #expect(throws: PayError.nothingOpen(number: "R-1")) {
        try ana.plan(ana.request("R-1", rail: rail))
      }
    }
    #expect(try ana.plan(PayRequest(.due(by: .last))).isEmpty)
    #expect(try ana.payments().count == 1)
  }

  @Test func `A rejected payment opens the bill again, once the bank had it`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    for _ in 0..<2 {
      let batch = try #require(try ana.pay(ana.request("R-1")).batches.first)
      let id = batch.batch.id.description
      #expect(throws: MoveError.notAtTheBank(batch.batch.id)) {
        try ana.say(.rejected(reason: "AC04"), id)
      }
      try ana.say(.done, id)
      try ana.say(.rejected(reason: "AC04"), id)
      #expect(try ana.open("R-1") == "119.00" && ana.balance("payable") == -11_900)
      #expect(try ana.balance("clearing") == 0)
      try ana.check()
    }
    #expect(try ana.payments().allSatisfy { $0.payment.note == "AC04" })
    #expect(ana.publishedLines.count == 2)
  }

  @Test func `A file is taken back only while it lies untouched in the outbox`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let batch = try #require(try ana.pay(ana.request("R-1")).batches.first?.batch)
    let name = try #require(batch.fileName)
    let path = "\(ana.desk.ana.home.folder)/data/outbox/\(name)"
    let text = try ana.file(name)
    let action = TakeBackBatch(try ana.access)
    try Disk.write(path, text + " ")
    #expect(throws: PublishError.outboxFileChanged(name: name)) { try action.perform(batch) }
    try Disk.remove(path)
    #expect(throws: PublishError.notInOutbox(name: name)) { try action.perform(batch) }
    try Disk.write(path, text)
    #expect(try action.perform(batch).payments.map(\.payment.state) == [.takenBack])
    #expect(ana.outbox.isEmpty && ana.stage.isEmpty)
    #expect(try ana.open("R-1") == "119.00")
    let again = try action.plan(name)
    #expect(try action.perform(again).payments.map(\.payment.state) == [.takenBack])
    #expect(try ana.pay(ana.request("R-1")).payments.count == 1)
    try ana.check()
  }

  @Test func `Parts are paid one after the other, more than is open only when meant`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1") { $0.amount = "19.00" })
    #expect(try ana.state("R-1") == .open && ana.open("R-1") == "100.00")
    #expect(throws: PayError.self) { try ana.plan(ana.request("R-1") { $0.amount = "100.01" }) }
    #expect(throws: PayError.amountNotPositive("0")) {
      try ana.plan(ana.request("R-1") { $0.amount = "0" })
    }
    #expect(throws: MoneyError.self) { try ana.plan(ana.request("R-1") { $0.amount = "1.005" }) }
    let more = ana.request("R-1") {
      $0.amount = "100.01"
      $0.overpays = true
    }
    try ana.pay(more)
    #expect(try ana.open("R-1") == "-0.01" && ana.state("R-1") == .inFlight)
    for batch in try ana.access.books.read({ try $0.batches() }) {
      try ana.say(.done, batch.id.description)
    }
    #expect(try ana.state("R-1") == .paid && ana.balance("payable") == 1)
    try ana.check()
  }

  @Test func `What a code or worklist shows waits for the person, and can be shown again`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2", "50.00")
    let code = try ana.pay(ana.request("R-1", rail: "qr"))
    let work = try ana.pay(ana.request("R-2", rail: "portal"))
    #expect(code.payments.map(\.payment.state) == [.presented] && code.presented.count == 1)
    #expect(work.payments.map(\.payment.state) == [.presented] && work.batches.isEmpty)
    let id = try #require(code.payments.first).payment.id.description
    let again = try ana.submit([id])
    #expect(again.presented.count == 1 && again.payments.map(\.payment.state) == [.presented])
    #expect(try ana.submit().payments.isEmpty)
    #expect(ana.outbox.count == 1 && ana.publishedLines.count == 2)
    try ana.say(.done, id)
    #expect(ana.outbox.isEmpty)
    try ana.say(.cancelled, work.payments[0].payment.id.description)
    #expect(try ana.state("R-1") == .paid && ana.open("R-2") == "50.00")
    #expect(throws: StoreError.self) { try ana.submit([id]) }
    try ana.check()
  }

  @Test func `The sandbox settles, declines, loses and returns`() throws {
    for (bank, states, balance) in [
      ("DE93999999990000000001", [PaymentState.sent, .settled, .settled], Int64(0)),
      ("DE66999999990000000002", [.failed, .failed, .failed], -11_900),
      ("DE12999999990000000004", [.unknown, .unknown, .unknown], -11_900),
      ("DE82999999990000000005", [.sent, .settled, .returned], -11_900),
    ] {
      let ana = try PayFixture(bank: bank)
      defer { ana.remove() }
      try ana.bill()
      try ana.pay(ana.request("R-1", rail: "sandbox"))
      for state in states {
        #expect(try ana.payments().map(\.payment.state) == [state], "\(bank)")
        if states[0] != .failed { try ana.submit() }
      }
      #expect(try ana.balance("payable") == balance)
      #expect(ana.publishedLines.count == 1)
      try ana.check()
    }
  }

  @Test func `After a decline the other payments of the plan are not tried`() throws {
    let ana = try PayFixture(bank: "DE66999999990000000002")
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2")
    let result = try ana.pay(ana.request("R-1", "R-2", rail: "sandbox"))
    #expect(Set(result.payments.map(\.payment.state)) == [.failed, .cancelled])
    #expect(ana.publishedLines.count == 1)
    #expect(try ana.open("R-1") == "119.00" && ana.open("R-2") == "119.00")
  }

  @Test func `An unknown outcome is resolved by a person only`() throws {
    let ana = try PayFixture(bank: "DE12999999990000000004")
    defer { ana.remove() }
    try ana.bill()
    let id = try #require(try ana.pay(ana.request("R-1", rail: "sandbox")).payments.first)
      .payment.id.description
    #expect(throws: PayError.nothingOpen(number: "R-1")) { try ana.plan(ana.request("R-1")) }
    for wrong in [MovePayments.Claim.done, .cancelled, .rejected(reason: "x")] {
      #expect(throws: StoreError.self) { try ana.say(wrong, id) }
    }
    try ana.say(.notSent, id)
    #expect(try ana.open("R-1") == "119.00")
    try ana.check()
  }
}
