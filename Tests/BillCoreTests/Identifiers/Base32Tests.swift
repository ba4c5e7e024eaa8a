import BillCore
import BillTestSupport
import Testing

struct Base32Tests {
  // RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ])
  func `the vectors of RFC 4648 hold`(plain: String, encoded: String) {
    #expect(Base32.encode(Array(plain.utf8)) == encoded)
    #expect(Base32.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: SeededGenerator.seeds)
  func `any bytes come back`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for count in 0...64 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Base32.decode(Base32.encode(bytes)) == bytes)
    }
  }

  @Test func `padding is ignored at the end and nowhere else`() {
    #expect(Base32.decode("MY======") == Array("f".utf8))
    #expect(Base32.decode("M=Y") == nil)
    #expect(Base32.decode("=MY") == nil)
  }

  @Test(arguments: ["1", "M0", "my", "M", "MZX", "MZ", "M Y", "MÝ"])
  func `other letters and left-over bits are refused`(text: String) {
    #expect(Base32.decode(text) == nil)
  }
}
