/// As much of a PDF file as it takes to find the files embedded in it (ISO 32000-2 7.11.4).
struct PDFDocument {
  /// Where an object is.
  enum Location {
    case offset(Int)
    case inStream(Int)
    /// Deleted by a later update, which hides what an earlier one says.
    case free
  }

  let bytes: [UInt8]
  private(set) var crossReferences = PDFCrossReferences()
  private var objectStreams: [Int: [Int: PDFObject]] = [:]
  /// How many bytes may still be parsed: a file that sends the reader in circles ends here.
  private var work: Int
  /// How many bytes object streams may still unpack to.
  private var unpackingBytes: Int
  private var isRebuilt = false
  /// Whether an object was not where the cross-reference said.
  private(set) var isDamaged = false

  /// Finds the file's objects, by scanning it where its cross-reference is no good.
  ///
  /// Throws `.encrypted`, and `.malformed` where there is no catalog.
  init(_ bytes: [UInt8], limitBytes: Int) throws(CaptureError) {
    self.bytes = bytes
    work = 8 * bytes.count + (1 << 20)
    unpackingBytes = limitBytes
    if let references = PDFCrossReferences(reading: bytes) {
      crossReferences = references
    }
    if catalog == nil { rebuild() }
    if crossReferences.trailer["Encrypt"]?.isSomething == true { throw .encrypted }
    guard catalog != nil else {
      throw .malformed(detail: "a PDF file without its catalog: truncated?", line: nil)
    }
  }

  /// The root of everything, or nil where it cannot be found.
  var catalog: [String: PDFObject]? {
    mutating get {
      guard let root = crossReferences.trailer["Root"] else { return nil }
      guard let catalog = resolve(root).dictionary, !catalog.isEmpty else { return nil }
      return catalog
    }
  }

  /// Throws the cross-reference away and looks for the objects themselves.
  mutating func rebuild() {
    guard !isRebuilt else { return }
    isRebuilt = true
    isDamaged = false
    objectStreams = [:]
    crossReferences = PDFCrossReferences(scanning: bytes)
    for number in crossReferences.objectStreams(in: bytes) {
      for member in objects(ofStream: number).keys where crossReferences.locations[member] == nil {
        crossReferences.locations[member] = .inStream(number)
      }
    }
    if catalog == nil { crossReferences.trailer["Root"] = likelyCatalog() }
  }

  private mutating func likelyCatalog() -> PDFObject? {
    let packed = crossReferences.locations.filter { location in
      if case .inStream = location.value { true } else { false }
    }
    let candidates = crossReferences.catalogs(in: bytes) + packed.keys.sorted(by: >)
    for number in candidates where load(number).dictionary?["Type"]?.name == "Catalog" {
      return .reference(number)
    }
    return nil
  }

  /// The object itself, following references.
  mutating func resolve(_ object: PDFObject?) -> PDFObject {
    var object = object ?? .null
    for _ in 0..<8 {
      guard case .reference(let number) = object else { return object }
      object = load(number)
    }
    return .null
  }

  private mutating func load(_ number: Int) -> PDFObject {
    switch crossReferences.locations[number] {
    case .offset(let offset):
      guard work > 0 else { return .null }
      var parser = PDFParser(bytes, at: offset)
      let found = parser.indirectObject()
      work -= max(1, parser.position - offset)
      guard let found, found.number == number else {
        isDamaged = true
        return .null
      }
      return found.object
    case .inStream(let stream):
      return objects(ofStream: stream)[number] ?? .null
    case .free, nil:
      return .null
    }
  }

  /// The objects of an object stream (ISO 32000-2 7.5.7); none where it is no such stream.
  private mutating func objects(ofStream number: Int) -> [Int: PDFObject] {
    if let known = objectStreams[number] { return known }
    // An object stream may not be inside another: this also ends circles.
    objectStreams[number] = [:]
    guard case .offset = crossReferences.locations[number], let stream = load(number).stream,
      stream.dictionary["Type"]?.name == "ObjStm",
      let first = resolve(stream.dictionary["First"]).integer, first >= 0,
      let count = resolve(stream.dictionary["N"]).integer
    else { return [:] }
    // why: a damaged stream leaves its objects unknown, and the others readable.
    guard let data = try? decoded(stream, limitBytes: unpackingBytes) else {
      // It may have been unpacked in vain: many such streams must not cost all again.
      unpackingBytes /= 2
      return [:]
    }
    unpackingBytes -= data.count
    var directory = PDFParser(data)
    var objects: [Int: PDFObject] = [:]
    for _ in 0..<max(0, min(count, data.count)) {
      guard let member = directory.takeInteger(), let offset = directory.takeInteger(),
        offset >= 0, offset <= data.count - min(first, data.count), work > 0
      else { break }
      var parser = PDFParser(data, at: first + offset)
      objects[member] = parser.object()
      work -= max(1, parser.position - first - offset)
    }
    objectStreams[number] = objects
    return objects
  }

  /// The bytes of a stream, all its filters undone; throws `.malformed` and `.tooLarge`.
  mutating func decoded(
    _ stream: PDFStream, limitBytes: Int
  ) throws(CaptureError) -> [UInt8] {
    let filters = list(stream.dictionary["Filter"]).compactMap(\.name)
    let parameters = list(stream.dictionary["DecodeParms"])
    var predictors: [PDFPredictor] = []
    for index in filters.indices {
      let entries = index < parameters.count ? parameters[index].dictionary ?? [:] : [:]
      predictors.append(PDFPredictor(entries.mapValues { resolve($0).integer }))
    }
    return try PDFFilters.undo(
      Array(zip(filters, predictors)), on: packed(stream), limitBytes: limitBytes)
  }

  private mutating func list(_ object: PDFObject?) -> [PDFObject] {
    switch resolve(object) {
    case .array(let elements): elements.prefix(8).map { resolve($0) }
    case .null: []
    case let single: [single]
    }
  }

  private mutating func packed(_ stream: PDFStream) -> ArraySlice<UInt8> {
    guard stream.start <= bytes.count, work > 0 else { return [] }
    if let length = resolve(stream.dictionary["Length"]).integer, length >= 0,
      length <= bytes.count - stream.start
    {
      let end = stream.start + length
      var parser = PDFParser(bytes, at: end)
      if parser.take("endstream") {
        work -= length
        return bytes[stream.start..<end]
      }
    }
    let end = ByteSearch.first("endstream", in: bytes, from: stream.start) ?? bytes.count
    work -= end - stream.start
    return bytes[stream.start..<end]
  }
}

extension PDFObject {
  /// Whether it is anything but null.
  fileprivate var isSomething: Bool {
    if case .null = self { false } else { true }
  }
}
