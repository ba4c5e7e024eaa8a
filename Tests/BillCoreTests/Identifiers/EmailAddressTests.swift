import BillCore
import Testing

struct EmailAddressTests {
  @Test func `the domain is written small and the local part as it is`() throws {
    let address = try EmailAddress("Ada.Lovelace+Bills@Example.ORG")
    #expect(address.text == "Ada.Lovelace+Bills@example.org")
    #expect(address.normalized == "ada.lovelace+bills@example.org")
    #expect(address.domain == "example.org")
  }

  @Test(arguments: [
    "a@b.co", "o'brien@example.ie", "x_y-z=1@sub.domain.example", "1@1.example",
    "user@xn--bcher-kva.example", String(repeating: "a", count: 64) + "@example.org",
  ])
  func `ordinary addresses are accepted`(text: String) throws {
    #expect(try EmailAddress(text).text == text)
  }

  @Test(
    arguments: [
      ("", .wrongAtSigns(found: 0)), ("ada.example.org", .wrongAtSigns(found: 0)),
      ("a@b@example.org", .wrongAtSigns(found: 2)), ("@example.org", .emptyLocalPart),
      (".ada@example.org", .misplacedDot), ("ada.@example.org", .misplacedDot),
      ("a..b@example.org", .misplacedDot), ("a b@example.org", .malformed(" ")),
      ("\"a\"@example.org", .malformed("\"")), ("ädä@example.org", .malformed("ä")),
      (" a@example.org", .malformed(" ")), ("a\r\nBcc:x@example.org", .malformed("\r\n")),
      ("a\u{1}@example.org", .malformed("\u{1}")), ("a\u{7F}@example.org", .malformed("\u{7F}")),
      ("a,b@example.org", .malformed(",")), ("<a@example.org", .malformed("<")),
      (String(repeating: "a", count: 65) + "@example.org", .tooLong(limit: 64)),
      ("a@" + String(repeating: "b.", count: 126) + "c", .tooLong(limit: 254)),
      ("a@example", .wrongDomain("example")), ("a@", .wrongDomain("")),
      ("a@example.org\n", .wrongDomain("example.org\n")),
      ("a@x y.org", .wrongDomain("x y.org")),
      ("a@-x.org", .wrongDomain("-x.org")), ("a@x-.org", .wrongDomain("x-.org")),
      ("a@x..org", .wrongDomain("x..org")), ("a@x.org.", .wrongDomain("x.org.")),
      ("a@10.0.0.1", .wrongDomain("10.0.0.1")), ("a@[10.0.0.1]", .wrongDomain("[10.0.0.1]")),
      ("a@bücher.example", .wrongDomain("bücher.example")), ("a@x_y.org", .wrongDomain("x_y.org")),
      (
        "a@" + String(repeating: "b", count: 64) + ".org",
        .wrongDomain(String(repeating: "b", count: 64) + ".org")
      ),
    ] as [(String, EmailAddressError)])
  func `a refusal says what is wrong`(text: String, error: EmailAddressError) {
    #expect(throws: error) { try EmailAddress(text) }
  }
}
