import BillCore
import Testing

@testable import BillFormats

struct ISO20022BankProfileTests {
  @Test func `a generic bank takes everything in one file`() throws {
    #expect(BankProfile.generic.files(for: try blocks()).map { $0.map(\.id) } == [["A", "B", "C"]])
  }

  @Test func `a bank of one date and one account gets a file for each`() throws {
    let files = BankProfile.singleDate.files(for: try blocks())
    #expect(files.map { $0.map(\.id) } == [["A", "C"], ["B"]])
  }

  @Test func `a block larger than a file is cut without losing a payment`() throws {
    var profile = BankProfile.generic
    profile.maxTransfersPerFile = 2
    let transfers = try (1...5).map { try Pain.transfer("E\($0)") }
    let files = profile.files(for: [
      try Pain.block(id: String(repeating: "x", count: 35), transfers)
    ])
    #expect(
      files.map { $0.flatMap(\.transfers).map(\.endToEndID) } == [
        ["E1", "E2"], ["E3", "E4"], ["E5"],
      ])
    #expect(Set(files.flatMap(\.self).map(\.id)).count == 3)
    #expect(files.flatMap(\.self).allSatisfy { $0.id.count <= 35 })
  }

  @Test func `blocks share a file up to its very limit`() throws {
    var profile = BankProfile.generic
    profile.maxTransfersPerFile = 2
    #expect(profile.files(for: try blocks()).map { $0.map(\.id) } == [["A", "B"], ["C"]])
  }

  @Test func `a bank's own limits are said for each payment`() throws {
    var profile = BankProfile.abnAmro
    profile.requiresBIC = true
    profile.maxAmountMinor = 10
    profile.categoryPurposes = ["SALA"]
    var block = try Pain.block([try Pain.transfer("E1", 11)])
    block.categoryPurpose = "SUPP"
    let problems = profile.problems(
      in: Pain.message([block]), today: block.executionDate.adding(days: -365))
    #expect(
      problems.map(\.cause) == [
        .missing(field: "DbtrAgt"), .notOffered(field: "CtgyPurp", value: "SUPP"),
        .overBankLimit(field: "ReqdExctnDt", limit: 364),
        .overBankLimit(field: "InstdAmt", limit: 10),
      ])
  }

  @Test func `a bank's batch booking stands where the user says nothing`() throws {
    var block = try Pain.block([try Pain.transfer()])
    #expect(BankProfile.abnAmro.files(for: [block])[0][0].batchBooking == true)
    block.batchBooking = false
    #expect(BankProfile.abnAmro.files(for: [block])[0][0].batchBooking == false)
    #expect(BankProfile.generic.files(for: [try Pain.block([])])[0][0].batchBooking == nil)
  }

  @Test func `profiles are found by their ids, which are all different`() {
    #expect(Set(BankProfile.all.map(\.id)).count == BankProfile.all.count)
    #expect(BankProfile.all.allSatisfy { BankProfile.named($0.id) == $0 })
    #expect(BankProfile.named("no-such-bank") == nil)
    #expect(BankProfile.generic.fileName(messageID: "M/1") == "M-1.xml")
  }

  private func blocks() throws -> [PaymentInformation] {
    [
      try Pain.block(id: "A", day: 24, [try Pain.transfer("E1")]),
      try Pain.block(id: "B", day: 25, [try Pain.transfer("E2")]),
      try Pain.block(id: "C", day: 24, [try Pain.transfer("E3")]),
    ]
  }
}
