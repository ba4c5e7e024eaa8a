import BillCredentials
import Testing

struct CodeTests {
  @Test func `a one-time code has eight digits, leading zeros included`() {
    var firstDigits: [Character: Int] = [:]
    for _ in 0..<5000 {
      let code = OneTimeCode.generate()
      #expect(code.count == 8 && code.allSatisfy { ("0"..."9").contains($0) })
      firstDigits[code.first ?? " ", default: 0] += 1
    }
    // 500 of each are expected; 350 is seven standard deviations away.
    #expect(firstDigits.count == 10)
    #expect(firstDigits.values.allSatisfy { (350...650).contains($0) })
  }

  @Test func `recovery codes are found as people type them`() throws {
    let account = try Samples.id(1)
    let codes = RecoveryCode.generateSet()
    #expect(Set(codes.map(\.text)).count == RecoveryCode.setSize)
    let stored = codes.map { $0.verifier(account: account) }
    for (index, code) in codes.enumerated() {
      #expect(code.text.split(separator: "-").map(\.count) == [5, 5, 5, 5, 5])
      let typed = try #require(RecoveryCode(code.text.lowercased().replacing("-", with: " ")))
      #expect(typed.index(in: stored, account: account) == index)
      #expect(typed.index(in: stored, account: try Samples.id(2)) == nil)
    }
    let stranger = try #require(RecoveryCode.generateSet().first)
    #expect(stranger.index(in: stored, account: account) == nil)
    #expect(RecoveryCode("12345") == nil)
    #expect(RecoveryCode(String(repeating: "U", count: 25)) == nil)
  }
}
