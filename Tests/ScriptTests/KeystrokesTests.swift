import Testing

@testable import BillctlCLI

struct KeystrokesTests {
  private func line(_ keys: [String], every milliseconds: Int64 = 100) -> Keystrokes {
    var strokes = Keystrokes()
    for (index, key) in keys.enumerated() {
      strokes.take(Array(key.utf8), at: Int64(index) * milliseconds)
    }
    return strokes
  }

  @Test func `each key is timed from the one before it`() {
    let strokes = line(["a", "n", "ä", "@", "\r"])
    #expect(!strokes.isOpen)
    #expect(strokes.line?.text == "anä@")
    #expect(strokes.line?.intervals == [100, 100, 100])
  }

  @Test func `a pasted or corrected line has no rhythm`() {
    #expect(line(["ana@example.org", "\n"]).line?.intervals == [])
    let corrected = line(["a", "x", "\u{7F}", "n", "\n"])
    #expect(corrected.line?.text == "an")
    #expect(corrected.line?.intervals == [])
    #expect(line(["a", "b", "\u{15}", "ä", "\u{7F}", "c", "\n"]).line?.text == "c")
  }

  @Test func `the end of input before the first key is no line`() {
    #expect(line([""]).line == nil)
    #expect(line(["\u{4}"]).line == nil)
    #expect(line(["\n"]).line?.text == "")
    #expect(line(["a", ""]).line?.text == "a")
  }

  @Test func `what was typed is shown as it comes`() {
    var strokes = line(["a", "\u{7F}", "\u{7F}", "b"])
    #expect(strokes.shown() == "a\u{8} \u{8}b")
    #expect(strokes.shown() == "")
  }
}
