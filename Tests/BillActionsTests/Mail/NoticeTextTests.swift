import Testing

@testable import BillActions

@Suite struct NoticeTextTests {
  @Test(
    "account numbers are masked, and nothing that only resembles one",
    arguments: [
      ("DE21 1234 5678 0000 0123 45 closed", "…3 45 closed"),
      ("account DE21123456780000012345, closed", "account …2345, closed"),
      ("account 1234567890 closed", "account …7890 closed"),
      ("12-34-56 12345678", "…5678"),
      ("12345678 is too short", "12345678 is too short"),
      ("12--34567890", "12--34567890"),
      ("Fahrradwerkstatt 00410 am Markt", "Fahrradwerkstatt 00410 am Markt"),
      ("MT84MALT011000012345MTLCAST001S.", "…001S."),
      ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "… 01S"),
      ("", ""),
    ])
  func mask(text: String, masked: String) {
    #expect(NoticeText.quoted(text) == masked)
  }
}
