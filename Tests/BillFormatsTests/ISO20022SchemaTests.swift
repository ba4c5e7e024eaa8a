import BillCore
import BillFormats
import BillTestSupport
import Testing

@Suite(.enabled(if: PainSchema.isThere))
struct ISO20022SchemaTests {
  @Test(arguments: CreditTransferInitiation.Version.allCases)
  func `a hundred made-up messages of a version pass its schema`(
    version: CreditTransferInitiation.Version
  ) throws {
    for seed in UInt64(0)..<100 {
      let initiation = try InitiationGenerator.initiation(seed: seed, version: version)
      let bytes = try initiation.xml()
      let complaints = try PainSchema.complaints(bytes, schema: version.rawValue)
      #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
    }
  }

  @Test func `Swiss messages of the old version pass the Swiss schema`() throws {
    let transfer = try Pain.transfer(
      "BC1", 199_95, "CHF", to: Pain.swissQR, reference: .qrReference(Pain.qrReference))
    let block = try Pain.block(service: .swiss, from: Pain.swiss, [transfer])
    let text = try Pain.text(Pain.message([block], version: .v03)).replacing(
      "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03",
      with: "http://www.six-interbank-clearing.com/de/pain.001.001.03.ch.02.xsd")
    #expect(
      try PainSchema.complaints(Array(text.utf8), schema: "pain.001.001.03.ch.02").isEmpty)
  }

  @Test func `the schema does refuse`() throws {
    let text = try Pain.text(Pain.message([try Pain.block([try Pain.transfer()])]))
      .replacing("<PmtMtd>TRF</PmtMtd>", with: "")
    #expect(
      try !PainSchema.complaints(Array(text.utf8), schema: "pain.001.001.09").isEmpty)
  }
}

/// Makes messages of all services out of a seed.
enum InitiationGenerator {
  static func initiation(
    seed: UInt64, version: CreditTransferInitiation.Version
  ) throws -> CreditTransferInitiation {
    var random = SeededGenerator(seed: seed)
    let blocks = try (0..<Int.random(in: 1...4, using: &random)).map { number in
      try block(number, &random)
    }
    var message = Pain.message(blocks, version: version)
    message.initiatingPartyID = Bool.random(using: &random) ? "ID-\(seed)" : nil
    message.initiatingPartyName = name(&random)
    return message
  }

  private static func block(
    _ number: Int, _ random: inout SeededGenerator
  ) throws -> PaymentInformation {
    let service = try #require(CreditTransferService.allCases.randomElement(using: &random))
    var block = try Pain.block(
      id: "P\(number)", service: service, from: service == .swiss ? Pain.swiss : Pain.german,
      day: Int.random(in: 1...30, using: &random),
      try (0..<Int.random(in: 1...6, using: &random)).map {
        try transfer("E\(number)-\($0)", service, &random)
      })
    block.debtorName = name(&random)
    block.debtorAddress = address(&random)
    block.batchBooking = [nil, true, false].randomElement(using: &random) ?? nil
    block.categoryPurpose = Bool.random(using: &random) ? "SUPP" : nil
    return block
  }

  private static func transfer(
    _ id: String, _ service: CreditTransferService, _ random: inout SeededGenerator
  ) throws -> CreditTransfer {
    let minor = Int64.random(in: 1...99_999_999_999, using: &random)
    var transfer: CreditTransfer
    switch service {
    case .sepa:
      let references = [
        nil, .text("Rechnung № 7 & mehr"),
        RemittanceReference.creditorReference("RF18539007547034"),
      ]
      transfer = try Pain.transfer(
        id, minor, reference: references.randomElement(using: &random) ?? nil)
    case .swiss:
      transfer =
        Bool.random(using: &random)
        ? try Pain.transfer(
          id, minor, "CHF", to: Pain.swissQR, reference: .qrReference(Pain.qrReference))
        : try Pain.transfer(id, minor, "EUR", to: Pain.swiss, reference: .text("Büro < 3"))
    case .plain:
      let code = ["USD", "JPY", "KWD"].randomElement(using: &random) ?? "USD"
      transfer = try Pain.transfer(id, minor, code, to: Pain.american, reference: .text("#7"))
    }
    transfer.creditorName = name(&random)
    transfer.creditorAddress = address(&random)
    transfer.purpose = Bool.random(using: &random) ? "GDDS" : nil
    transfer.ultimateCreditor = Bool.random(using: &random) ? name(&random) : nil
    return transfer
  }

  /// A letter and then anything, so that something is left of it.
  private static func name(_ random: inout SeededGenerator) -> String {
    let letters = Array("aäßŁøçżΩЖ王&<>\"' ]]-/🙂\u{301}")
    let count = Int.random(in: 0...90, using: &random)
    return "Q" + String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
  }

  private static func address(_ random: inout SeededGenerator) -> PostalAddress? {
    switch Int.random(in: 0...3, using: &random) {
    case 0: nil
    case 1: PostalAddress(lines: ["Weg 1"])
    case 2:
      PostalAddress(
        street: name(&random), building: "1 a", postcode: "3000", town: name(&random),
        country: "CH")
    default:
      PostalAddress(town: "Bern", country: "CH", lines: [name(&random), name(&random), "c"])
    }
  }
}
