import BillCore
import BillFormats
import Testing

struct ISO20022RefusalTests {
  @Test(arguments: [
    "", "/a", "a/", "a//b", "ä", "a_b", " a", "a ", String(repeating: "x", count: 36),
  ])
  func `an identification is never mended`(id: String) throws {
    let initiation = Pain.message([try Pain.block([try Pain.transfer(id)])])
    #expect(Pain.causes(initiation).count == 1)
    #expect(throws: CreditTransferError.refused(initiation.review().problems)) {
      try initiation.xml()
    }
  }

  @Test func `each problem names its payment`() throws {
    let good = try Pain.transfer("GOOD")
    let far = try Pain.transfer("FAR", 100, "USD", to: Pain.american)
    let big = try Pain.transfer("BIG", 100_000_000_000)
    let problems = Pain.message([try Pain.block([good, far, big, good])]).review().problems
    let places = ["FAR", "BIG", "GOOD"].map {
      CreditTransferPlace.transfer(block: "P1", endToEndID: $0)
    }
    #expect(problems.map(\.place) == places)
    #expect(
      problems.map(\.cause) == [
        .otherService(.sepa, expected: .plain), .amountOutOfRange(big.amount),
        .duplicate(field: "EndToEndId", value: "GOOD"),
      ])
  }

  @Test func `a reference is refused rather than cut`() throws {
    let long = String(repeating: "x", count: 141)
    #expect(
      try causes(.text(long)) == [.tooLong(field: "Ustrd", value: long, limit: 140)])
    #expect(try causes(.text("请")) == [.nothingLeft(field: "Ustrd", text: "请")])
    #expect(
      try causes(.creditorReference("RF19539007547034"))
        == [.badReference(.creditorReference("RF19539007547034"))])
    #expect(try causes(.qrReference(Pain.qrReference)) == [.needsQRIBAN])
  }

  private func causes(
    _ reference: RemittanceReference
  ) throws -> [CreditTransferProblem.Cause] {
    Pain.causes(Pain.message([try Pain.block([try Pain.transfer(reference: reference)])]))
  }

  @Test func `a QR-IBAN wants its reference and is out of SEPA's reach`() throws {
    let plain = try Pain.transfer("A", 100, "CHF", to: Pain.swissQR, reference: .text("Hallo"))
    let block = try Pain.block(service: .swiss, from: Pain.swiss, [plain])
    #expect(Pain.causes(Pain.message([block])) == [.needsQRReference])
    let abroad = try Pain.transfer(
      "A", 100, to: Pain.swissQR, reference: .qrReference(Pain.qrReference))
    #expect(
      Pain.causes(Pain.message([try Pain.block([abroad])])) == [.unreachable(Pain.swissQR)])
  }

  @Test func `names without a letter and wrong accounts are refused`() throws {
    var transfer = try Pain.transfer()
    transfer.creditorName = "王"
    transfer.creditorAccount.number = "NL92ABNA0417164300"
    #expect(
      Pain.causes(Pain.message([try Pain.block([transfer])])) == [
        .nothingLeft(field: "Cdtr/Nm", text: "王"), .notAnIBAN(transfer.creditorAccount),
      ])
  }

  @Test func `a message holds something`() throws {
    #expect(Pain.causes(Pain.message([])) == [.empty])
    #expect(Pain.causes(Pain.message([try Pain.block([])])) == [.empty])
  }

  @Test func `accounts and currency decide the service`() throws {
    func service(_ from: BankAccount, _ to: BankAccount, _ code: String) throws
      -> CreditTransferService
    {
      CreditTransferService.classify(
        debtorAccount: from, creditorAccount: to, currency: try #require(Currency(code))
      ).service
    }
    #expect(try service(Pain.german, Pain.dutch, "EUR") == .sepa)
    #expect(try service(Pain.german, Pain.dutch, "CHF") == .plain)
    #expect(try service(Pain.swiss, Pain.swiss, "EUR") == .swiss)
    #expect(try service(Pain.swiss, Pain.swissQR, "CHF") == .swiss)
    #expect(try service(Pain.swiss, Pain.german, "EUR") == .sepa)
    #expect(try service(Pain.swiss, Pain.german, "CHF") == .plain)
    #expect(try service(Pain.german, Pain.american, "EUR") == .plain)
  }
}
