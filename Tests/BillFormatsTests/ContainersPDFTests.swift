import Testing

@testable import BillFormats

@Suite struct ContainersPDFTests {
  private static let found: [String: Result<DocumentKind, CaptureError>] = [
    "x/factur-x.xml": .success(.xml)
  ]

  @Test func `a file on the name tree is found, its name in any encoding`() throws {
    #expect(try contents(PDFFixture.withAttachment().bytes) == Self.found)
    let utf16 = PDFFixture.withAttachment(name: "<FEFF00520065006300680067002E0078006D006C>")
    #expect(try contents(utf16.bytes) == ["x/Rechg.xml": .success(.xml)])
    let doc = PDFFixture.withAttachment(name: "(\\240 \\050\\).xml)")
    #expect(try contents(doc.bytes) == ["x/€ ().xml": .success(.xml)])
  }

  @Test func `files only on AF are found, the prescribed names first, each once`() throws {
    var pdf = PDFFixture([
      1: "<< /Type /Catalog /AF [3 0 R 5 0 R 3 0 R] >>",
      3: "<< /F (other.xml) /EF << /UF 4 0 R >> >>",
      5: "<< /UF (factur-x.xml) /F (f) /EF << /F 6 0 R >> >>",
    ])
    pdf.stream(4, tinyInvoice)
    pdf.stream(6, tinyInvoice)
    let members = try Container.open(pdf.bytes, named: "x")
    #expect(members.map(\.name) == ["x/factur-x.xml", "x/other.xml"])
  }

  @Test func `what is not XML by content is never taken out`() throws {
    let pdf = PDFFixture.withAttachment(Array("MZ not an invoice".utf8))
    #expect(try contents(pdf.bytes) == ["x": .success(.pdf)])
    let bare = PDFFixture([1: "<< /Type /Catalog >>"])
    #expect(try contents(bare.bytes) == ["x": .success(.pdf)])
  }

  @Test func `the filters of embedded files are undone`() throws {
    let hex = tinyInvoice.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined(separator: " ")
    let hexed = PDFFixture.withAttachment(
      Array("\(hex) >".utf8), entries: "/Filter /ASCIIHexDecode")
    #expect(try contents(hexed.bytes) == Self.found)
    let a85 = PDFFixture.withAttachment(
      Array("<~\(Self.base85("<a/>"))~>".utf8),
      entries: "/Filter [/ASCII85Decode]")
    #expect(try Container.open(a85.bytes, named: "x")[0].document?.bytes == Array("<a/>".utf8))
    let flate = PDFFixture.withAttachment(
      Deflated.zlib(tinyInvoice), entries: "/Filter /FlateDecode")
    #expect(try contents(flate.bytes) == Self.found)
    // Rows of four with PNG's "sub", "up", "average" and "Paeth".
    let rows: [UInt8] = [
      1, 60, 37, 206, 15, 2, 0, 0, 0, 0, 3, 30, 19, 231, 8, 4, 0, 206, 50, 221,
    ]
    let predicted = PDFFixture.withAttachment(
      Deflated.zlib(rows),
      entries: "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 4 >>")
    let expected = Array("<a/><a/><a/></a>".utf8)
    #expect(try Container.open(predicted.bytes, named: "x")[0].document?.bytes == expected)
    let unknown = PDFFixture.withAttachment(tinyInvoice, entries: "/Filter /DCTDecode")
    #expect(try contents(unknown.bytes).count == 2)
  }

  private static func base85(_ four: String) -> String {
    var value = four.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var digits: [Character] = []
    for _ in 0..<5 {
      digits.insert(Character(Unicode.Scalar(UInt8(value % 85) + 33)), at: 0)
      value /= 85
    }
    return String(digits)
  }

  /// A file whose catalog and specification are in an object stream, without a classic table.
  private static func modern() -> [UInt8] {
    var pdf = PDFFixture([:])
    let packed = [
      1: "<< /Type /Catalog /Names 2 0 R >>", 2: "<< /EmbeddedFiles 3 0 R >>",
      3: "<< /Kids [ 3 0 R 8 0 R ] >>", 8: "<< /Names [ (a) 9 0 R ] >>",
      9: "<< /UF (factur-x.xml) /EF << /F 4 0 R >> >>",
    ].sorted { $0.key < $1.key }
    var directory = ""
    var body = ""
    for (number, object) in packed {
      directory += "\(number) \(body.utf8.count) "
      body += object + " "
    }
    pdf.stream(4, tinyInvoice)
    pdf.stream(
      5, Deflated.zlib(Array((directory + body).utf8)),
      "/Type /ObjStm /N \(packed.count) /First \(directory.utf8.count) /Filter /FlateDecode")
    let (bytes, offsets) = pdf.body(pdf.objects)
    var rows: [UInt8] = []
    for number in 0...9 {
      let offset = number == 6 ? bytes.count : offsets[number] ?? 0
      let index = packed.firstIndex { $0.key == number }
      let kind: UInt8 = index != nil ? 2 : offset > 0 ? 1 : 0
      let place = index != nil ? 5 : offset
      // Each row as the difference to the one above: predictor 12, "up".
      rows += [kind, UInt8(place >> 8), UInt8(place & 255), UInt8(index ?? 0)]
    }
    var predicted: [UInt8] = []
    for row in 0..<10 {
      predicted.append(2)
      for column in 0..<4 {
        let above = row > 0 ? rows[(row - 1) * 4 + column] : 0
        predicted.append(rows[row * 4 + column] &- above)
      }
    }
    var reference = PDFFixture([:])
    reference.stream(
      6, Deflated.zlib(predicted),
      "/Type /XRef /Size 10 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode "
        + "/DecodeParms << /Predictor 12 /Columns 4 >>")
    return reference.body(reference.objects, after: bytes).bytes
      + Array("startxref\n\(bytes.count)\n%%EOF\n".utf8)
  }

  @Test func `cross-reference streams, object streams and circles of kids are read`() throws {
    #expect(try contents(Self.modern()) == Self.found)
  }

  @Test func `a damaged cross-reference is replaced by a look for the objects`() throws {
    for number in ["startxref\n1", "startxref\n99999999", "startxref\nx"] {
      for file in [PDFFixture.withAttachment().bytes, Self.modern()] {
        let text = String(decoding: file, as: UTF8.self)
        guard text.utf8.count == file.count else { continue }
        let start = try #require(text.range(of: "startxref"))
        #expect(try contents(Array((text[..<start.lowerBound] + number).utf8)) == Self.found)
      }
    }
    let modern = Self.modern()
    let cut = try #require(ByteSearch.last("startxref", in: modern, from: 0))
    #expect(try contents(Array(modern[..<cut])) == Self.found)
    // Something put before the file moves all offsets.
    let moved = Array("junk\n".utf8) + PDFFixture.withAttachment().bytes
    #expect(try contents(moved) == Self.found)
  }

  @Test func `the newest update of a file counts`() throws {
    let pdf = PDFFixture.withAttachment(Array("<old/>".utf8))
    let (old, offsets) = pdf.body(pdf.objects)
    let first = old + pdf.table(offsets, at: old.count)
    var update = PDFFixture([:])
    update.stream(4, tinyInvoice)
    let (body, changed) = update.body(update.objects, after: first)
    let bytes = body + update.table(changed, at: body.count, extra: "/Prev \(old.count)")
    let members = try Container.open(bytes, named: "x")
    #expect(members.compactMap { $0.document?.bytes } == [tinyInvoice])
  }

  @Test func `an encrypted file says so and is left for its pages`() throws {
    var pdf = PDFFixture.withAttachment()
    pdf.trailer += " /Encrypt << /Filter /Standard >>"
    let members = try Container.open(pdf.bytes, named: "x")
    #expect(members.map(\.error) == [.encrypted, nil])
    #expect(members.last?.document?.kind == .pdf)
  }

  @Test func `megabytes of garbage take less than two seconds`() throws {
    // Unoptimised builds are many times slower than what is shipped, so they get less of it.
    #if DEBUG
      let size = 500_000
    #else
      let size = 50_000_000
    #endif
    let pieces = ["obj ", "1 0 obj (", "7 0 obj << /A ", "trailer [", "startxref 9 ", "%", "\u{0}"]
    for piece in pieces {
      var garbage = Array("%PDF-1.7\n\(piece)".utf8)
      while garbage.count < size { garbage += garbage.dropFirst(9) }
      let time = ContinuousClock().measure {
        #expect(throws: CaptureError.self) { try Container.open(garbage, named: "x") }
      }
      #expect(time < .seconds(2), "\(piece): \(time)")
    }
  }

  @Test func `many attachments that are bombs cost no more than the limit of all`() throws {
    let numbers = 10..<30
    let files = numbers.map { "<< /F (\($0).xml) /EF << /F \($0) 0 R >> >>" }
    var pdf = PDFFixture([1: "<< /Type /Catalog /AF [\(files.joined(separator: " "))] >>"])
    let bomb = [0x78, 0x01] + Deflated.zeros(copies: 4096)
    for number in numbers { pdf.stream(number, bomb, "/Filter /FlateDecode") }
    let limits = ContainerLimits(levels: 4, totalBytes: 1 << 20, memberBytes: 1 << 18, entries: 99)
    let members = try Container.open(pdf.bytes, named: "x", limits: limits)
    let errors = members.compactMap(\.error)
    #expect(errors.count == numbers.count)
    #expect(errors.first == .tooLarge(limitBytes: 1 << 18))
    #expect(errors.last == .tooLarge(limitBytes: 1 << 20))
    #expect(members.last?.document?.kind == .pdf)
  }

  @Test func `every flipped byte ends in documents or an error`() {
    survives(PDFFixture.withAttachment().bytes, seed: 3)
    survives(Self.modern(), seed: 4)
  }
}
