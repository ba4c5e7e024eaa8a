import BillCredentials
import Testing

struct RecoveryKeyTests {
  private let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  @Test func `a key survives paper and sloppy typing`() throws {
    for _ in 0..<200 {
      let key = RecoveryKey.generate()
      let text = key.text
      #expect(text.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4, 4, 4, 4, 2])
      #expect(RecoveryKey(text) == key)
      #expect(RecoveryKey(text.lowercased()) == key)
      #expect(RecoveryKey(text.split(separator: "-").joined()) == key)
      #expect(RecoveryKey("  \(text.split(separator: "-").joined(separator: "  "))\n") == key)
      let misread = text.map { $0 == "0" ? "o" : $0 == "1" ? "l" : $0 }
      #expect(RecoveryKey(String(misread)) == key)
      #expect(RecoveryKey(String(text.map { $0 == "1" ? "I" : $0 })) == key)
    }
  }

  @Test func `every single wrong character is found`() {
    for _ in 0..<5 {
      let text = Array(RecoveryKey.generate().text)
      for index in text.indices where text[index] != "-" {
        for letter in letters where letter != text[index] {
          var wrong = text
          wrong[index] = letter
          #expect(RecoveryKey(String(wrong)) == nil)
        }
      }
    }
  }

  @Test func `every exchange of two different characters is found`() {
    for _ in 0..<20 {
      let text = Array(RecoveryKey.generate().text)
      let places = text.indices.filter { text[$0] != "-" }
      for first in places {
        for second in places where second > first && text[first] != text[second] {
          var wrong = text
          wrong.swapAt(first, second)
          #expect(RecoveryKey(String(wrong)) == nil)
        }
      }
    }
  }

  @Test func `missing, extra and foreign characters are refused`() {
    let text = RecoveryKey.generate().text
    for wrong in ["", String(text.dropLast()), text + "0", "U" + text.dropFirst(), "é" + text] {
      #expect(RecoveryKey(wrong) == nil)
    }
  }
}
