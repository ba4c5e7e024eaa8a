/// A file embedded in a PDF file.
struct PDFEmbeddedFile {
  /// The name its specification gives, for people.
  var name: String
  fileprivate var data: PDFStream

  /// Whether its name says it is XML: then a failure to unpack it is worth telling.
  var claimsXML: Bool { name.lowercased().hasSuffix(".xml") }

  /// The names the standards prescribe, the most likely invoice first.
  fileprivate var rank: Int {
    let known = [
      "factur-x.xml", "zugferd-invoice.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml",
    ]
    return known.firstIndex(of: name) ?? (claimsXML ? known.count : known.count + 1)
  }
}

extension PDFDocument {
  /// The files on the catalog's name tree and on its list of associated files, each once.
  ///
  /// The prescribed names come first; the order is the document's otherwise.
  mutating func embeddedFiles(limit: Int) throws(CaptureError) -> [PDFEmbeddedFile] {
    var files = collectFiles(limit: limit)
    // One object that is not where it should be casts doubt on all others.
    if isDamaged {
      let before = crossReferences
      rebuild()
      if crossReferences.trailer["Encrypt"] != nil, before.trailer["Encrypt"] == nil {
        throw .encrypted
      }
      let found = collectFiles(limit: limit)
      if found.count >= files.count { files = found }
    }
    return files.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
  }

  /// The unpacked bytes of an embedded file; throws `.malformed` and `.tooLarge`.
  mutating func contents(
    of file: PDFEmbeddedFile, limitBytes: Int
  ) throws(CaptureError) -> [UInt8] {
    try decoded(file.data, limitBytes: limitBytes)
  }

  private mutating func collectFiles(limit: Int) -> [PDFEmbeddedFile] {
    guard let catalog else { return [] }
    let names = resolve(catalog["Names"]).dictionary ?? [:]
    var specifications = nameTreeValues(names["EmbeddedFiles"], limit: limit)
    let associated = resolve(catalog["AF"])
    specifications += associated.array?.prefix(limit) ?? [associated][...]
    var seen: Set<Int> = []
    return specifications.compactMap { specification in
      guard let file = embeddedFile(resolve(specification)),
        seen.insert(file.data.start).inserted
      else { return nil }
      return file
    }
  }

  /// The values of a name tree (ISO 32000-2 7.9.6), whatever its limits say.
  private mutating func nameTreeValues(_ root: PDFObject?, limit: Int) -> [PDFObject] {
    var values: [PDFObject] = []
    var visited: Set<Int> = []
    var pending = [root ?? .null]
    while let node = pending.popLast(), values.count < limit {
      if case .reference(let number) = node, !visited.insert(number).inserted { continue }
      guard let entries = resolve(node).dictionary, visited.count <= limit else { continue }
      // Reversed, so that the first child is looked at first.
      pending += (resolve(entries["Kids"]).array ?? []).prefix(limit).reversed()
      let names = resolve(entries["Names"]).array ?? []
      values += stride(from: 1, to: names.count, by: 2).map { names[$0] }
    }
    return Array(values.prefix(limit))
  }

  private mutating func embeddedFile(_ specification: PDFObject) -> PDFEmbeddedFile? {
    guard let entries = specification.dictionary,
      let embedded = resolve(entries["EF"]).dictionary
    else { return nil }
    let keys = ["UF", "F", "Unix", "DOS", "Mac"]
    for key in keys {
      guard let stream = resolve(embedded[key]).stream else { continue }
      let names = keys.compactMap { resolve(entries[$0]).text }
      let name = names.first { !$0.isEmpty } ?? "attachment"
      return PDFEmbeddedFile(name: ContainerLabel.clean(name), data: stream)
    }
    return nil
  }
}
