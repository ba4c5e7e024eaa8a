import BillActions
import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

/// What an import finds in files as people have them, without an account.
struct ReadingTests {
  private let room: ReadingRoom

  init() throws { room = try ReadingRoom() }

  @Test func `a preview keeps nothing`() throws {
    let file = try room.write("bill.xml", ReadingSamples.invoice().utf8)
    #expect(try room.read(file).found.map(\.bill.number) == ["R-1"])
    #expect(!FileManager.default.fileExists(atPath: room.home.path))
  }

  @Test func `a folder is read file by file, and one bad file hides no good one`() throws {
    _ = try room.write("in/a.xml", ReadingSamples.invoice(number: "A").utf8)
    _ = try room.write("in/b.xml", "<Invoice".utf8)
    _ = try room.write("in/deep/c.txt", ReadingSamples.swissCode.utf8)
    let outcome = try room.read(room.folder.appendingPathComponent("in").path)
    #expect(outcome.found.map(\.biller.name) == ["Stadtwerke Musterstadt", "Muster AG"])
    #expect(outcome.rejected.map { $0.file.hasSuffix("in/b.xml") } == [true])
  }

  @Test func `the bill attached to a mail is found and named by its way`() throws {
    let mail = ReadingSamples.mail(
      attaching: "bill.xml", Array(ReadingSamples.invoice(number: "M").utf8))
    let file = try room.write("mail.eml", mail.utf8)
    let outcome = try room.read(file)
    #expect(outcome.imported.map(\.file) == ["\(file)/bill.xml"])
    #expect(outcome.rejected.isEmpty)
  }

  @Test func `an invoice in its Peppol envelope is the invoice`() throws {
    let file = try room.write(
      "peppol.xml", ReadingSamples.envelope(around: ReadingSamples.invoice(number: "P")).utf8)
    #expect(try room.read(file).found.map(\.bill.number) == ["P"])
  }

  @Test func `an envelope around something else is no bill`() throws {
    let file = try room.write(
      "peppol.xml", ReadingSamples.envelope(around: "<Order><Invoice/></Order>").utf8)
    #expect(
      try room.read(file).rejected.map(\.reason)
        == [.unreadable(.notABill(found: "StandardBusinessDocument"))])
  }

  private static let hasTools = ["pdftoppm", "ZXingReader", "rsvg-convert", "qpdf"]
    .allSatisfy { Tool($0) != nil }

  @Test(.enabled(if: hasTools))
  func `of a locked file the codes on its pages are read, or its lock is told`() throws {
    let code = try QRSymbol(bytes: Array(ReadingSamples.swissCode.utf8)).svg()
    let drawing = try room.write("code.svg", code.utf8)
    let page = room.folder.appendingPathComponent("page.pdf").path
    try #require(try Tool("rsvg-convert")?.run(["-f", "pdf", "-o", page, drawing]).status == 0)
    func locked(with password: String) throws -> ImportTally {
      let file = room.folder.appendingPathComponent("locked\(password).pdf").path
      let options = ["--encrypt", password, "owner", "256", "--", page, file]
      try #require(try Tool("qpdf")?.run(options).status == 0)
      return try room.read(file)
    }
    let open = try locked(with: "")
    #expect(open.found.map(\.biller.name) == ["Muster AG"] && open.rejected.isEmpty)
    #expect(
      open.imported.map(\.remarks) == [
        ["the file is locked: only the codes on its pages were read"]
      ])
    #expect(try locked(with: "secret").rejected.map(\.reason) == [.unreadable(.encrypted)])
  }

  @Test func `one account named twice, once with its bank, is one account`() throws {
    let bank = """
      <a:FinancialInstitutionBranch><b:ID>COBADEFFXXX</b:ID></a:FinancialInstitutionBranch>
      """
    let means = [true, false].map { namesBank in
      """
      <a:PaymentMeans><b:PaymentMeansCode>58</b:PaymentMeansCode><a:PayeeFinancialAccount>
      <b:ID>DE89370400440532013000</b:ID>\(namesBank ? bank : "")</a:PayeeFinancialAccount></a:PaymentMeans>
      """
    }
    let invoice = ReadingSamples.invoice().replacing(
      "<a:LegalMonetaryTotal>", with: means.joined() + "<a:LegalMonetaryTotal>")
    let outcome = try room.read(try room.write("bill.xml", invoice.utf8))
    #expect(outcome.found.map { $0.payees.map(\.account) } == [["DE89370400440532013000"]])
  }

  @Test func `codes with one reference over other amounts are held, not lost`() throws {
    let codes = try [("a", "50.00"), ("b", "60.00"), ("c", "")].map { name, amount in
      try room.write(name, ReadingSamples.swissCode.replacing("50.00", with: amount).utf8)
    }
    let outcome = try room.read(codes)
    #expect(outcome.imported.count == 1 && outcome.held.count == 2)
  }

  @Test(
    arguments: [
      ("empty.xml", []), ("empty.pdf", []), ("junk.pdf", (0..<4_000).map { UInt8($0 * 7 % 251) }),
      ("junk.xml", (0..<4_000).map { UInt8($0 * 13 % 256) }),
      ("cut.pdf", Array("%PDF-1.7\n1 0".utf8)),
      ("cut.xml", Array(ReadingSamples.invoice().utf8.prefix(400))),
      ("cut.zip", [0x50, 0x4B, 3, 4, 20, 0]),
      ("cut.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]),
      (
        "lying.xml",
        Array("<?xml version='1.0' encoding='UTF-16'?>".utf8) + ReadingSamples.invoice().utf8
      ),
      ("deep.xml", Array((String(repeating: "<a>", count: 5_000)).utf8)),
      (
        "laughs.xml",
        Array(
          "<!DOCTYPE Invoice [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><Invoice>&b;</Invoice>".utf8)
      ),
      (
        "outside.xml",
        Array(
          "<!DOCTYPE Invoice [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Invoice>&a;</Invoice>".utf8)
      ),
    ] as [(String, [UInt8])])
  func `what is no bill is refused by name`(name: String, bytes: [UInt8]) throws {
    let outcome = try room.read(try room.write(name, bytes))
    #expect(outcome.found.isEmpty)
    #expect(outcome.rejected.count == 1)
    #expect(outcome.rejected.allSatisfy { $0.file.contains(name) })
  }

  @Test func `an invoice in UTF-16 is read`() throws {
    let text = "\u{FEFF}" + ReadingSamples.invoice(number: "U")
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try room.read(try room.write("wide.xml", bytes)).found.map(\.bill.number) == ["U"])
  }

  @Test func `devices and pipes are refused and never waited for`() throws {
    let pipe = room.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let outcome = try room.read(pipe, "/dev/zero")
    #expect(
      outcome.rejected.map(\.reason)
        == [.file(.wrongType(path: pipe)), .file(.wrongType(path: "/dev/zero"))])
  }

  @Test func `a missing file is told beside what the others hold`() throws {
    let missing = room.folder.appendingPathComponent("nothing.xml").path
    let outcome = try room.read(
      missing, try room.write("bill.xml", ReadingSamples.invoice().utf8))
    #expect(outcome.rejected.map(\.reason) == [.file(.notFound(path: missing))])
    #expect(outcome.found.count == 1)
  }
}
