import Testing

struct SourceMaskTests {
  @Test(arguments: [
    ("a // b\nc", "a     \nc"),
    ("a /* b /* c */ d */ e", "a                   e"),
    (#"let a = "b // c" + d"#, #"let a = "      " + d"#),
    (#"f("\(g("x"))y")"#, #"f(" (g(" ")) ")"#),
    (##"f(#"a"b\(c)"#, d)"##, ##"f(#"       "#, d)"##),
    (##"f(#"a\#(c)"#)"##, ##"f(#"   (c)"#)"##),
    ("\"\"\"\na \"quote\" {\n\"\"\" b", "\"\"\"\n           \n\"\"\" b"),
    (#""\"" + a"#, #""  " + a"#),
  ])
  func `strings and comments are no code`(text: String, code: String) {
    #expect(SourceMask(text).code == code)
  }

  @Test func `comments are kept apart`() {
    #expect(SourceMask("a // b\n\"// c\"").comments == "  // b\n      ")
  }
}
