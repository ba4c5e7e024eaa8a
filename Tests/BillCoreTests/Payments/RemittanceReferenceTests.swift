import BillCore
import Testing

struct RemittanceReferenceTests {
  @Test(
    arguments: [
      ("rf18 5390 0754 7034", .creditorReference("RF18539007547034")),
      ("21 00000 00003 13947 14300 09017", .qrReference("210000000003139471430009017")),
      ("RF19 5390 0754 7034", .text("RF19 5390 0754 7034")),
      ("210000000003139471430009018", .text("210000000003139471430009018")),
      ("Invoice 2026-117, thank you", .text("Invoice 2026-117, thank you")), ("", .text("")),
    ] as [(String, RemittanceReference)])
  func `a reference is known by its check digits`(text: String, reference: RemittanceReference) {
    #expect(RemittanceReference(written: text) == reference)
    #expect(RemittanceReference(kind: reference.kind, value: reference.value) == reference)
  }

  @Test func `an unknown kind is refused`() {
    #expect(RemittanceReference(kind: "isr", value: "1") == nil)
  }
}
