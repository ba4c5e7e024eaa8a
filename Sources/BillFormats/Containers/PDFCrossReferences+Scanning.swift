extension PDFCrossReferences {
  /// Looks for `N G obj` and `trailer` all through a file whose cross-reference is no good.
  ///
  /// The last object of a number wins, as the newest update does.
  init(scanning bytes: [UInt8]) {
    var next = 0
    while let keyword = ByteSearch.first("obj", in: bytes, from: next),
      locations.count < Self.mostObjects
    {
      next = keyword + 3
      if let (number, offset) = PDFCrossReferences.header(bytes, before: keyword) {
        locations[number] = .offset(offset)
      }
    }
    next = 0
    var trailers = 0
    while let keyword = ByteSearch.first("trailer", in: bytes, from: next), trailers < 1024 {
      next = keyword + 7
      trailers += 1
      var parser = PDFParser(bytes, at: next)
      if let found = parser.object()?.dictionary { trailer.merge(found) { _, newer in newer } }
    }
    guard trailer["Root"] == nil else { return }
    // Without a classic trailer a cross-reference stream's dictionary stands in for it.
    for number in objects(containing: "/XRef", in: bytes) {
      guard case .offset(let offset) = locations[number] else { continue }
      var parser = PDFParser(bytes, at: offset)
      guard let entries = parser.indirectObject()?.object.dictionary else { continue }
      trailer.merge(entries) { _, newer in newer }
    }
  }

  /// The object streams a scan may have found, in file order.
  func objectStreams(in bytes: [UInt8]) -> [Int] { objects(containing: "/ObjStm", in: bytes) }

  /// The objects that may be the catalog, the newest first.
  func catalogs(in bytes: [UInt8]) -> [Int] {
    objects(containing: "/Catalog", in: bytes).reversed()
  }

  private func objects(containing word: StaticString, in bytes: [UInt8]) -> [Int] {
    let starts = locations.compactMap { number, location -> (offset: Int, number: Int)? in
      if case .offset(let offset) = location { (offset, number) } else { nil }
    }.sorted { $0.offset < $1.offset }
    var found: [Int] = []
    var next = 0
    while let hit = ByteSearch.first(word, in: bytes, from: next), found.count < 10_000 {
      next = hit + 1
      let index = starts.countBefore(hit)
      if index > 0, found.last != starts[index - 1].number {
        found.append(starts[index - 1].number)
      }
    }
    return found
  }

  /// Reads the two numbers before `obj` backwards.
  private static func header(
    _ bytes: [UInt8], before keyword: Int
  ) -> (number: Int, offset: Int)? {
    var position = keyword - 1
    func skipBlanks() -> Bool {
      let start = position
      while position >= 0, bytes[position].isBlank, start - position < 16 { position -= 1 }
      return position < start
    }
    func digits(most: Int) -> Int? {
      let end = position
      while position >= 0, bytes[position].isDigit, end - position < most { position -= 1 }
      guard position < end else { return nil }
      return bytes[(position + 1)...end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard skipBlanks(), digits(most: 5) != nil, skipBlanks(), let number = digits(most: 10)
    else { return nil }
    return (number, position + 1)
  }
}

extension [(offset: Int, number: Int)] {
  /// How many begin at or before a place, by halving.
  fileprivate func countBefore(_ place: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].offset <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
