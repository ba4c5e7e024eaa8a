import BillTestSupport
import Testing

struct TxtArchiveTests {
  @Test func `the comment ends where the first file begins`() {
    let archive = TxtArchive("one\ntwo\n-- a/b.txt --\nthree\n-- c --\n")
    #expect(archive.comment == "one\ntwo\n")
    #expect(archive.files.map(\.name) == ["a/b.txt", "c"])
    #expect(archive.files.map(\.text) == ["three\n", ""])
  }

  @Test func `a last line without its end gets one`() {
    #expect(TxtArchive("-- a --\nx").files.map(\.text) == ["x\n"])
  }

  @Test func `an empty text is an empty archive`() {
    #expect(TxtArchive("").comment.isEmpty)
    #expect(TxtArchive("").files.isEmpty)
  }

  @Test func `a line of dashes is no marker`() {
    #expect(TxtArchive("-- --\n--  --\n-- a--\n").files.isEmpty)
  }
}
