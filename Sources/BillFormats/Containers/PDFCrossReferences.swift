/// Where a PDF file's objects are, and its trailer (ISO 32000-2 7.5.4, 7.5.5, 7.5.8).
struct PDFCrossReferences {
  /// More objects than that are an attack, not a bill.
  static let mostObjects = 1_000_000

  var locations: [Int: PDFDocument.Location] = [:]
  var trailer: [String: PDFObject] = [:]

  /// How many bytes cross-reference streams may still unpack to, all updates together.
  private var unpackingBytes = 16 << 20

  init() {}

  /// Follows the chain of updates from the file's end, newest first; nil where it is broken.
  init?(reading bytes: [UInt8]) {
    let tail = max(0, bytes.count - (64 << 10))
    guard let keyword = ByteSearch.last("startxref", in: bytes, from: tail) else { return nil }
    var parser = PDFParser(bytes, at: keyword + 9)
    guard let newest = parser.takeInteger() else { return nil }
    var pending = [newest]
    var visited: Set<Int> = []
    while let offset = pending.popLast() {
      guard offset >= 0, offset < bytes.count else { return nil }
      guard visited.insert(offset).inserted else { continue }
      guard visited.count <= 1024,
        let section = section(bytes, at: offset)
      else { return nil }
      trailer.merge(section) { newer, _ in newer }
      // A hybrid file's stream comes before the older sections (7.5.8.4).
      if let previous = section["Prev"]?.integer { pending.append(previous) }
      if let hybrid = section["XRefStm"]?.integer { pending.append(hybrid) }
    }
  }

  private mutating func section(_ bytes: [UInt8], at offset: Int) -> [String: PDFObject]? {
    var parser = PDFParser(bytes, at: offset)
    if parser.take("xref") { return table(&parser) }
    guard let stream = parser.indirectObject()?.object.stream,
      stream.dictionary["Type"]?.name == "XRef"
    else { return nil }
    return streamed(bytes, stream)
  }

  private mutating func table(_ parser: inout PDFParser) -> [String: PDFObject]? {
    while !parser.take("trailer") {
      guard let first = parser.takeInteger(), let count = parser.takeInteger(), first >= 0,
        count >= 0, first <= Self.mostObjects, count <= Self.mostObjects
      else { return nil }
      for number in first..<(first + count) {
        guard let offset = parser.takeInteger(), parser.takeInteger() != nil else { return nil }
        if parser.take("n") {
          add(number, .offset(offset))
        } else if parser.take("f") {
          add(number, .free)
        } else {
          return nil
        }
      }
    }
    return parser.object()?.dictionary
  }

  // What a newer section said about an object stands.
  private mutating func add(_ number: Int, _ location: PDFDocument.Location) {
    if locations[number] == nil { locations[number] = location }
  }

  private mutating func streamed(
    _ bytes: [UInt8], _ stream: PDFStream
  ) -> [String: PDFObject]? {
    let entries = stream.dictionary
    let widths = (entries["W"]?.array ?? []).compactMap(\.integer)
    guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }), widths[1] > 0,
      let data = PDFCrossReferences.data(bytes, stream, limitBytes: unpackingBytes)
    else { return nil }
    unpackingBytes -= data.count
    let ranges =
      entries["Index"]?.array?.compactMap(\.integer) ?? [0, entries["Size"]?.integer ?? 0]
    let width = widths.reduce(0, +)
    var row = 0
    for pair in stride(from: 0, to: ranges.count - 1, by: 2) {
      guard ranges[pair] >= 0, ranges[pair] <= Self.mostObjects, ranges[pair + 1] >= 0,
        ranges[pair + 1] <= Self.mostObjects
      else {
        return nil
      }
      let last = min(ranges[pair + 1], data.count / width - row)
      for index in 0..<max(0, last) {
        addRow(data[(row * width)..<((row + 1) * width)], widths, number: ranges[pair] + index)
        row += 1
      }
    }
    return entries
  }

  private mutating func addRow(_ row: ArraySlice<UInt8>, _ widths: [Int], number: Int) {
    func field(_ start: Int, _ width: Int) -> Int {
      row.dropFirst(start).prefix(width).reduce(0) { ($0 & 0xFF_FFFF_FFFF) << 8 | Int($1) }
    }
    let kind = widths[0] == 0 ? 1 : field(0, widths[0])
    let place = field(widths[0], widths[1])
    switch kind {
    case 0: add(number, .free)
    case 1: add(number, .offset(place))
    case 2: add(number, .inStream(place))
    default: break
    }
  }

  // Its length and filters must be direct, for nothing can be looked up yet (7.5.8.2).
  private static func data(
    _ bytes: [UInt8], _ stream: PDFStream, limitBytes: Int
  ) -> [UInt8]? {
    let entries = stream.dictionary
    let filter = entries["Filter"]?.name ?? entries["Filter"]?.array?.first?.name
    let parameters =
      entries["DecodeParms"]?.dictionary ?? entries["DecodeParms"]?.array?.first?.dictionary ?? [:]
    let end: Int
    if let length = entries["Length"]?.integer, length >= 0, length <= bytes.count - stream.start {
      end = stream.start + length
    } else {
      end = ByteSearch.first("endstream", in: bytes, from: stream.start) ?? bytes.count
    }
    let chain = filter.map { [($0, PDFPredictor(parameters.mapValues(\.integer)))] } ?? []
    // why: nil sends the caller to look for the objects themselves.
    return try? PDFFilters.undo(chain, on: bytes[stream.start..<end], limitBytes: limitBytes)
  }
}
