import BillActions
import BillCore
import BillTestSupport
import Testing

/// One block is ours, every other byte stays.
struct CrontabTextTests {
  private let marks = (first: "# begin", last: "# end")
  private let block = ["# begin", "17 * * * * billctl", "# end"]

  @Test func `what is put in and taken out again leaves every byte as it was`() throws {
    var generator = SeededGenerator(seed: 20_261_122)
    for _ in 0..<2_000 {
      let lines = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in
          UInt8.random(in: 11...255, using: &generator)
        } + [UInt8(ascii: "\n")]
      }
      let before = CrontabText(lines.flatMap { $0 })
      let with = try #require(before.replacing(marks, with: block))
      #expect(with.replacing(marks, with: block) == with)
      #expect(with.replacing(marks, with: []) == before)
    }
  }

  @Test func `a changed block replaces the old one in its place`() throws {
    let before = CrontabText(Array("a\n# begin\nold\n# end\nb\n".utf8))
    let after = try #require(before.replacing(marks, with: block))
    #expect(after.lines == ["a"] + block + ["b"])
  }

  @Test(arguments: ["# begin\nold\n", "old\n# end\n"])
  func `half a block is left to the user`(text: String) {
    #expect(CrontabText(Array(text.utf8)).replacing(marks, with: block) == nil)
  }
}
