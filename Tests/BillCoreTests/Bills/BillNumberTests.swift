import BillCore
import Testing

struct BillNumberTests {
  @Test(arguments: [
    ("RE-2026-1041", "re 2026 1041"), ("RE-2026-0041", "RE/2026/41"),
    ("RE-2026-0041", "RE20260041"), ("2026-0457", "20260457"), ("R1", "r-1"), ("0007", "7"),
  ])
  func `another spelling is the same number`(one: String, other: String) throws {
    let (one, other) = (try #require(BillNumber(one)), try #require(BillNumber(other)))
    #expect(one.isSpelling(of: other))
    #expect(one.key == other.key)
  }

  @Test(arguments: [
    ("1-11", "11-1"), ("RE-41", "RE-401"), ("RE-41", "RF-41"), ("41", "410"), ("2026-1", "2026-10"),
  ])
  func `another number is another one`(one: String, other: String) throws {
    #expect(try !#require(BillNumber(one)).isSpelling(of: #require(BillNumber(other))))
  }

  @Test(arguments: [
    ("RE-2026-1041", "Rechnung RE 2026 1041, danke", true),
    ("2026-0457", "Kd 12 20260457", true), ("20261108", "000000000000000020261108158", true),
    ("17", "Rechnung 17", true), ("17", "Rechnung 170", false), ("RE-1", "RE-12", false),
  ])
  func `a text quotes a number or it does not`(number: String, text: String, isQuoted: Bool) throws
  {
    #expect(try #require(BillNumber(number)).isQuoted(in: #require(BillNumber(text))) == isQuoted)
  }

  @Test func `what has no letter and no digit is no number`() {
    #expect(BillNumber("--/ ") == nil)
  }
}
