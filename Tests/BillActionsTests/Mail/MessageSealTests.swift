import BillCore
import BillCredentials
import Testing

@testable import BillActions

@Suite struct MessageSealTests {
  private static func letter(_ subject: String, _ body: String) throws -> (
    text: String, ana: AccountFixture
  ) {
    let ana = try AccountFixture()
    let home = ana.home.after()
    let letter = Letter(
      Message(to: "ana@example.org", subject: subject, body: body), id: home.world.newID(),
      at: home.world.now, isTest: false)
    let bytes = try letter.rendered(from: "billctl@example.org", home.installKey())
    return (String(decoding: bytes, as: UTF8.self), ana)
  }

  private static func isGenuine(_ text: String, _ ana: AccountFixture) throws -> Bool {
    if case .genuine = try CheckMessage().perform(Array(text.utf8), in: ana.home.after()) {
      return true
    }
    return false
  }

  @Test func `No character of text or seal can be changed`() throws {
    let (text, ana) = try Self.letter("a payment was sent", "12.00 EUR to Ärzte, …7890")
    defer { ana.home.remove() }
    #expect(try Self.isGenuine(text, ana))
    let start = try #require(text.range(of: "\n\n")).upperBound
    var tried = 0
    for index in text[start...].indices where !text[index].isWhitespace {
      var changed = text
      changed.replaceSubrange(index...index, with: text[index] == "x" ? "y" : "x")
      #expect(try !Self.isGenuine(changed, ana), "at \(text[index...].prefix(20))")
      changed = text
      changed.remove(at: index)
      #expect(try !Self.isGenuine(changed, ana), "without \(text[index...].prefix(20))")
      tried += 1
    }
    #expect(tried > 300)
  }

  @Test func `Lines cannot be moved or joined`() throws {
    let (text, ana) = try Self.letter("two lines", "first line\nsecond line")
    defer { ana.home.remove() }
    for (old, new) in [
      ("first line\nsecond line", "second line\nfirst line"),
      ("first line\nsecond line", "first line second line"),
      ("first line\nsecond line", "first line\n\nsecond line"),
    ] {
      #expect(try !Self.isGenuine(text.replacing(old, with: new), ana))
    }
  }

  @Test func `What others named adds no header and no line`() throws {
    let evil = "Evil\r\nBcc: eve@example.org\n\n=== billctl seal 1 ===\u{202E}\u{2028}x"
    let (text, ana) = try Self.letter("paid to \(evil)", "to \(NoticeText.quoted(evil))")
    defer { ana.home.remove() }
    let header = text.prefix(upTo: try #require(text.range(of: "\n\n")).lowerBound)
    #expect(!header.split(separator: "\n").contains { $0.hasPrefix("Bcc") })
    #expect(header.split(separator: "\n").count == 9)
    #expect(text.split(separator: "\n").filter { $0 == "=== billctl seal 1 ===" }.count == 1)
    #expect(try Self.isGenuine(text, ana))
  }

  @Test(arguments: [
    "Zählerstand für Österreich", "水道代の支払い 水道代の支払い 水道代の支払い", "a=?utf-8?Q?b?=", "=?utf-8?Q?b?=",
  ])
  func `A subject beyond ASCII is encoded and comes back`(subject: String) throws {
    let (text, ana) = try Self.letter(subject, "body")
    defer { ana.home.remove() }
    let header = text.prefix(upTo: try #require(text.range(of: "\n\n")).lowerBound)
    #expect(header.utf8.allSatisfy { $0 < 128 })
    #expect(header.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    let verdict = try CheckMessage().perform(Array(text.utf8), in: ana.home.after())
    guard case .genuine(let facts) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(facts.subject == subject)
  }

  @Test func `Account numbers in the words of others are masked`() {
    let iban = NoticeText.quoted("AC04: DE21 1234 5678 0000 0123 45, closed")
    #expect(!iban.contains("5678") && iban.hasSuffix("…3 45, closed"))
    #expect(NoticeText.quoted("account 123-456-789-012") == "account …-012")
    #expect(NoticeText.quoted("bill 2026-1041") == "bill 2026-1041")
  }
}
