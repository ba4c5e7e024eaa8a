import BillCore
import Testing

struct PhoneNumberTests {
  @Test(arguments: [
    ("+493012345678", "+493012345678"), ("+49 30 / 123-456.78", "+493012345678"),
    (" +1 (212) 555-0123 ", "+12125550123"), ("+49 (0) 30 12345678", "+493012345678"),
    ("+49 (0)30 12345678", "+493012345678"), ("+39 06 1234567", "+39061234567"),
    ("+1234567", "+1234567"), ("+123456789012345", "+123456789012345"),
  ])
  func `an international number is read as people write it`(text: String, e164: String) throws {
    #expect(try PhoneNumber(text).e164 == e164)
  }

  @Test(
    arguments: [
      ("", .nationalForm(suggestion: nil)), ("030 12345678", .nationalForm(suggestion: nil)),
      ("0049 30 12345678", .nationalForm(suggestion: "+493012345678")),
      ("+", .wrongLength(found: 0)), ("+123456", .wrongLength(found: 6)),
      ("+1234567890123456", .wrongLength(found: 16)), ("+0301234567", .leadingZero),
      ("+49 30 12x4567", .malformed("x")), ("++4930123456", .malformed("+")),
      ("+49٣0123456", .malformed("٣")), ("12\u{1}34567", .malformed("\u{1}")),
    ] as [(String, PhoneNumberError)])
  func `a refusal says what is wrong`(text: String, error: PhoneNumberError) {
    #expect(throws: error) { try PhoneNumber(text) }
  }
}
