import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

/// Accounts and messages the tests of payment messages share; all numbers are made up or samples
/// of the standards.
enum Pain {
  static let german = BankAccount(scheme: .iban, number: "DE89370400440532013000")
  static let dutch = BankAccount(scheme: .iban, number: "NL91ABNA0417164300", agent: "ABNANL2A")
  static let swiss = BankAccount(scheme: .iban, number: "CH9300762011623852957")
  static let swissQR = BankAccount(scheme: .iban, number: "CH4431999123000889012")
  static let american = BankAccount(scheme: .aba, number: "000123456789", agent: "021000021")
  static let qrReference = "210000000003139471430009017"

  static func money(_ minor: Int64, _ code: String = "EUR") throws -> Money {
    Money(minor: minor, try #require(Currency(code)))
  }

  static func transfer(
    _ id: String = "BC1", _ minor: Int64 = 12_345, _ code: String = "EUR",
    to account: BankAccount = dutch, reference: RemittanceReference? = nil
  ) throws -> CreditTransfer {
    CreditTransfer(
      endToEndID: id, amount: try money(minor, code), creditorName: "Stadtwerke",
      creditorAccount: account, reference: reference)
  }

  static func block(
    id: String = "P1", service: CreditTransferService = .sepa, from account: BankAccount = german,
    day: Int = 24, _ transfers: [CreditTransfer]
  ) throws -> PaymentInformation {
    PaymentInformation(
      id: id, service: service, debtorName: "Erika Mustermann", debtorAccount: account,
      executionDate: try #require(CalendarDate(year: 2026, month: 11, day: day)),
      transfers: transfers)
  }

  static func message(
    _ blocks: [PaymentInformation], version: CreditTransferInitiation.Version = .v09
  ) -> CreditTransferInitiation {
    CreditTransferInitiation(
      id: "M1", created: Instant(seconds: 1_795_000_000), initiatingPartyName: "Erika Mustermann",
      version: version, blocks: blocks)
  }

  static func text(_ initiation: CreditTransferInitiation) throws -> String {
    String(decoding: try initiation.xml(), as: UTF8.self)
  }

  static func causes(_ initiation: CreditTransferInitiation) -> [CreditTransferProblem.Cause] {
    initiation.review().problems.map(\.cause)
  }
}

/// The message schemas, checked by libxml2's own program.
enum PainSchema {
  static let isThere = Corpus.isThere && Tool("xmllint") != nil

  /// What xmllint says against a message, or nothing when the schema passes.
  static func complaints(_ bytes: [UInt8], schema: String) throws -> String {
    let tool = try #require(Tool("xmllint"))
    let folder = try #require(Corpus.folder)
    let path = folder.appendingPathComponent("iso20022/xsd/\(schema).xsd").path
    let result = try tool.run(["--noout", "--schema", path, "-"], input: Data(bytes))
    return result.status == 0 ? "" : result.errors
  }
}
