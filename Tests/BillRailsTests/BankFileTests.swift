import BillCore
import BillFormats
import BillRails
import BillTestSupport
import Foundation
import Testing

@Suite struct BankFileTests {
  @Test func `Currencies come in files of their own, each with its own total`() throws {
    let orders = try [
      Orders.order(1, 100), Orders.order(2, 250, "CHF", from: Orders.swiss, to: Orders.swiss),
      Orders.order(3, 1),
    ]
    let files = try Orders.builder().files(for: orders)
    #expect(files.map(\.batch.total.description.count).count == 2)
    #expect(files.map(\.batch.total.currency.code) == ["CHF", "EUR"])
    #expect(files.map(\.batch.total.minor) == [250, 101])
    #expect(files.map(\.batch.count) == [1, 2])
    #expect(Set(files.map(\.batch.fileName)).count == 2)
    #expect(Set(files.map(\.batch.messageID)).count == 2)
  }

  @Test func `A block holds one account, one date and one service`() throws {
    let orders = try [
      Orders.order(1), Orders.order(2), Orders.order(3, on: "2026-11-25"),
      Orders.order(4, from: Orders.dutch, to: Orders.german),
      Orders.order(5, 77, "USD"),
    ]
    let files = try Orders.builder().files(for: orders)
    let euro = try #require(files.first { $0.batch.total.currency.code == "EUR" })
    #expect(blocks(euro) == 3 && euro.batch.count == 4)
    #expect(euro.batch.executeOn.description == "2026-11-24")
    #expect(files.flatMap(\.payments).map(\.id).count == 5)
    #expect(Set(files.flatMap(\.payments).map(\.id)) == Set(orders.map(\.payment.id)))
  }

  @Test func `A bank that takes one account and date a file gets several files`() throws {
    let orders = try [
      Orders.order(1), Orders.order(2, on: "2026-11-25"), Orders.order(3),
      Orders.order(4, from: Orders.dutch, to: Orders.german),
    ]
    let files = try Orders.builder(.singleDate).files(for: orders)
    #expect(files.count == 3 && files.allSatisfy { blocks($0) == 1 })
    #expect(files.map(\.payments.count).sorted() == [1, 1, 2])
    for file in files {
      let sum = try Money.sum(file.payments.map(\.amount), in: file.batch.total.currency)
      #expect(sum == file.batch.total && file.batch.fileSize == Int64(file.bytes.count))
    }
  }

  @Test func `The same orders give the same bytes, and an id stands in one file`() throws {
    let orders = try (1...40).map {
      try Orders.order($0, Int64($0 * 7), on: "2026-12-0\($0 % 4 + 1)")
    }
    let once = try Orders.builder(.singleDate).files(for: orders)
    let again = try Orders.builder(.singleDate).files(for: orders)
    #expect(once.map(\.bytes) == again.map(\.bytes) && once.map(\.batch) == again.map(\.batch))
    let texts = once.map { String(decoding: $0.bytes, as: UTF8.self) }
    for order in orders {
      let id = order.payment.endToEndID
      #expect(texts.filter { $0.contains("<EndToEndId>\(id)</EndToEndId>") }.count == 1)
    }
  }

  @Test func `An order without an account is refused, not left out`() throws {
    let builder = try Orders.builder()
    #expect(throws: RailObstacle.noPayeeAccount) {
      try builder.files(for: [Orders.order(1), Orders.order(2, to: nil)])
    }
    #expect(throws: RailObstacle.methodKind(.card)) {
      try builder.files(for: [Orders.order(1, from: nil)])
    }
    #expect(try builder.files(for: []).isEmpty)
  }

  @Test func `What the bank's rules refuse is refused whole`() throws {
    var profile = BankProfile.generic
    profile.maxDaysAhead = 10
    let builder = try Orders.builder(profile)
    #expect(throws: CreditTransferError.self) {
      try builder.files(for: [Orders.order(1), Orders.order(2, on: "2027-06-01")])
    }
  }

  @Test(.enabled(if: Corpus.isThere && Tool("xmllint") != nil), arguments: BankProfile.all)
  func `Files of every profile pass the bank's schema`(profile: BankProfile) throws {
    let orders = try [
      Orders.order(1), Orders.order(2, on: "2026-11-25"), Orders.order(3, 5, "USD"),
      Orders.order(4, 250, "CHF", from: Orders.swiss, to: Orders.swiss),
    ]
    let folder = try #require(Corpus.folder)
    let schema = folder.appendingPathComponent("iso20022/xsd/\(profile.version.rawValue).xsd").path
    let lint = try #require(Tool("xmllint"))
    for file in try Orders.builder(profile).files(for: orders) {
      let result = try lint.run(["--noout", "--schema", schema, "-"], input: Data(file.bytes))
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  private func blocks(_ file: BankFile) -> Int {
    String(decoding: file.bytes, as: UTF8.self).split(separator: "<PmtInf>").count - 1
  }
}
