import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

struct ExportsTests {
  @Test(
    arguments: [
      (JournalDialect.hledger, "hledger", ["check", "-s"]),
      (JournalDialect.ledger, "ledger", ["--pedantic", "balance"]),
    ])
  func `no name of a biller breaks a journal`(
    dialect: JournalDialect, program: String, arguments: [String]
  ) throws {
    guard let tool = Tool(program) else { return }
    let names = [
      "Müller & Söhne: GmbH", "  two   blanks", "a;comment", "(virtual)", "[bracket]", "\"quoted\"",
      "line\nbreak", "=rule", "株式会社",
      "MÜLLER & SÖHNE GMBH", "", "a|b", "-1.00 EUR", "*", "!x",
      "\u{202E}rtl", "tab\there", "account x",
    ]
    let result = try tool.run(
      ["-f", "-"] + arguments, input: Data(try journal(dialect, names).utf8))
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `equal names stay different accounts`() throws {
    let text = try journal(.beancount, ["Acme", "ACME", "acme.", "Other"])
    let accounts = text.split(separator: "\n").filter { $0.contains("open Liabilities") }
    #expect(Set(accounts.map { $0.lowercased() }).count == 4)
    #expect(accounts.contains { $0.hasSuffix(":Other") })
  }

  @Test func `an archive reads back and tar lists it`() throws {
    let long =
      "originals/" + String(repeating: "a", count: 26) + "/" + String(repeating: "b", count: 68)
    let files: [(String, [UInt8])] = [
      ("one.txt", Array("hello".utf8)), ("a/empty", []), (long, [UInt8](repeating: 7, count: 1500)),
      ("a/full", [UInt8](repeating: 1, count: 512)),
    ]
    let bytes = try archive(files)
    var found: [String: [UInt8]] = [:]
    try read(bytes) { found[$0] = $1 }
    #expect(found == Dictionary(uniqueKeysWithValues: files))
    if let tar = Tool("tar") {
      let listed = try tar.run(["-tf", "-"], input: Data(bytes))
      #expect(listed.status == 0)
      #expect(listed.output.split(separator: "\n").map(String.init) == files.map(\.0))
    }
  }

  @Test func `a cut archive is refused at every length`() throws {
    let bytes = try archive([("one.txt", Array("hello".utf8)), ("two.txt", [1, 2, 3])])
    for length in 0..<(bytes.count - 1024) where length % 37 == 0 || length % 512 == 0 {
      #expect(throws: TapeError.self) { try read(Array(bytes.prefix(length))) { _, _ in } }
    }
  }

  @Test(
    arguments: [
      "../up", "/root", "a/../b", "a//b", ".hidden", "a/.b", "", "a b", "a\u{0}b", "a/", "ä",
      String(repeating: "x", count: 101),
    ])
  func `a name that could leave its folder is neither written nor read`(name: String) throws {
    #expect(throws: TapeError.badName(name)) {
      try TapeArchive.member(name, [], modified: 0)
    }
  }

  private func archive(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    try files.flatMap { try TapeArchive.member($0.0, $0.1, modified: 1_795_000_000) }
      + TapeArchive.end
  }

  private func read(_ bytes: [UInt8], _ take: (String, [UInt8]) throws -> Void) throws {
    var rest = bytes[...]
    try TapeArchive.read(
      limitBytes: { _ in 1 << 20 },
      next: { count in
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }, take: take)
  }

  private func journal(_ dialect: JournalDialect, _ names: [String]) throws -> String {
    let ids = names.indices.map { RecordID(sixteen: [UInt8](repeating: UInt8($0 + 1), count: 16)) }
    var journal = Journal(
      dialect, billers: Dictionary(uniqueKeysWithValues: zip(ids, names)), methods: [:])
    let currencies = try ["EUR", "JPY", "KWD"].map { try #require(Currency($0)) }
    for (id, name) in zip(ids, names) {
      for currency in currencies {
        let amount = Money(minor: 12_345, currency)
        let entry = try LedgerEntry(
          kind: .charge, date: CalendarDate(dayNumber: 20_000),
          postings: [
            Posting(.expense(category: name), amount),
            Posting(.payable(biller: id), try amount.negated()),
          ])
        journal.append(entry, reference: name)
      }
    }
    return journal.text
  }
}
