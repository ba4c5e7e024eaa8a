import BillFormats
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

  @Test func `Everything the reader takes is written again as it was`() throws {
    let texts = [
      #"{"a":1,"b":[true,false,null],"c":{"d":"e"}}"#, #"[]"#, #"{}"#, #""ü € 😀""#,
      "-9223372036854775808", "0",
    ]
    for text in texts { #expect(try read(text).rendered(indented: false) == text) }
    let spaced = try read(" {\n\t\"a\" : [ 1 , 2 ] }\r\n")
    #expect(spaced == ["a": [1, 2]])
  }

  @Test func `Escapes stand for their characters, pairs of surrogates for one`() throws {
    #expect(try read(#""\"\\\/\b\f\n\r\t\u00fc\ud83d\ude00""#) == "\"\\/\u{8}\u{c}\n\r\tü😀")
  }

  @Test(arguments: [
    ("", JSONError.unfinished), ("{\"a\":", .unfinished), ("[1,]", .unexpected(offset: 3)),
    ("{} x", .unexpected(offset: 3)), ("1.5", .notAWholeNumber(offset: 0)),
    ("1e3", .notAWholeNumber(offset: 0)), ("01", .notAWholeNumber(offset: 0)),
    ("9223372036854775808", .notAWholeNumber(offset: 0)),
    ("{\"a\":1,\"a\":2}", .duplicateName("a")),
    ("\"a\nb\"", .unexpected(offset: 2)), ("tru", .unfinished), ("nul0", .unexpected(offset: 3)),
    (#""\ud83d""#, .unexpected(offset: 3)), (#""\ude00""#, .unexpected(offset: 3)),
    ("'a'", .unexpected(offset: 0)), ("-", .unfinished),
  ])
  func `What is not strict JSON is refused`(text: String, error: JSONError) {
    #expect(throws: error) { try read(text) }
  }

  @Test func `Bytes that are no UTF-8 and endless nesting are refused`() {
    #expect(throws: JSONError.notUTF8) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.tooDeep) { try read(deep) }
  }
}
