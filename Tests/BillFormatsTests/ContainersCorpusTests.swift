import BillTestSupport
import Testing

@testable import BillFormats

@Suite(.enabled(if: Corpus.isThere))
struct ContainersCorpusTests {
  /// Files whose expected facts are wrong: these belong to the document by ISO 32000-2 14.13.
  ///
  /// The `/Names` of `mu-corruptedV2PDF.pdf` lead nowhere, but its catalog's `/AF` lists two XML
  /// files. The readers that made the list of facts look at the name tree alone.
  private static let onlyAssociated = [
    "pdf/mu-corruptedV2PDF.pdf": ["ZUGFeRD-invoice.xml", "factur-x.xml"]
  ]

  @Test func `every PDF of the corpus yields the XML files it is known to carry`() throws {
    let folder = "einvoices/dev"
    let facts = try #require(try Corpus.json("\(folder)/expected.json") as? [String: Any])
    var read = 0
    for (path, value) in facts where path.hasSuffix(".pdf") {
      let fact = try #require(value as? [String: Any])
      let attachments = fact["attachments"] as? [[String: Any]] ?? []
      let expected = attachments.filter { $0["is_xml"] as? Bool == true }
      let members = try Container.open(try Corpus.bytes("\(folder)/\(path)"), named: "bill.pdf")
      let documents = members.compactMap(\.document)
      #expect(members.allSatisfy { $0.error == nil }, "\(path): \(members.compactMap(\.error))")
      let found = documents.filter { $0.kind == .xml }
      let names = found.map { String($0.name.dropFirst("bill.pdf/".count)) }
      let expectedNames =
        Self.onlyAssociated[path] ?? expected.compactMap { $0["name"] as? String }
      #expect(names.sorted() == expectedNames.sorted(), "\(path)")
      for attachment in expected {
        let sizes = found.filter { $0.name == "bill.pdf/\(attachment["name"] ?? "")" }
          .map(\.bytes.count)
        #expect(sizes.contains(attachment["bytes"] as? Int ?? -1), "\(path)")
      }
      if expectedNames.isEmpty { #expect(documents.map(\.kind) == [.pdf], "\(path)") }
      read += 1
    }
    #expect(read > 20)
    print("corpus einvoices PDFs: \(read) files agree")
  }

  @Test func `the PDFs that only draw a code come back as themselves`() throws {
    let facts = try #require(
      try Corpus.json("payment-qr/dev/expected.json") as? [String: Any])
    var read = 0
    for path in facts.keys where path.hasPrefix("images/") {
      let members = try Container.open(try Corpus.bytes("payment-qr/dev/\(path)"), named: "x")
      let kinds = members.compactMap { $0.document?.kind }
      switch path.split(separator: ".").last {
      case "pdf": #expect(kinds == [.pdf], "\(path)")
      case "png": #expect(kinds == [.picture(.png)], "\(path)")
      default: #expect(kinds == [.picture(.svg)], "\(path)")
      }
      read += 1
    }
    #expect(read > 10)
    print("corpus payment-qr images: \(read) files agree")
  }

  @Test func `a zip of statements yields them all`() throws {
    let zip = try Corpus.bytes("iso20022/dev/camt/oca-test-camt053.zip")
    let members = try Container.open(zip, named: "camt.zip")
    #expect(!members.isEmpty)
    #expect(members.allSatisfy { $0.document?.kind == .xml })
    print("corpus iso20022 zip: \(members.count) files inside")
  }
}
