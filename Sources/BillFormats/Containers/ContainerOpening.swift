/// One walk through a container, with what is left of its limits.
struct ContainerOpening {
  private let limits: ContainerLimits
  private var remainingBytes: Int
  private var remainingEntries: Int

  init(limits: ContainerLimits) {
    self.limits = limits
    remainingBytes = limits.totalBytes
    remainingEntries = limits.entries
  }

  /// The documents in `bytes`; throws when they are a container that cannot be read at all.
  mutating func open(
    _ bytes: [UInt8], named name: String, level: Int
  ) throws(CaptureError) -> [ContainedMember] {
    let kind = DocumentKind.sniff(bytes)
    switch kind {
    case .zip:
      return try openZip(bytes, named: name, level: checked(level))
    case .mail:
      return try openMail(bytes, named: name, level: checked(level))
    case .pdf:
      return try openPDF(bytes, named: name, level: checked(level))
    case .xml, .picture, .qrPayload, .other:
      let document = ContainedDocument(name: name, kind: kind, bytes: bytes)
      return [ContainedMember(name: name, result: .success(document))]
    }
  }

  private func checked(_ level: Int) throws(CaptureError) -> Int {
    guard level <= limits.levels else { throw .tooDeep(limitLevels: limits.levels) }
    return level
  }

  /// The member's failure, naming the limit of all members where that was the one in the way.
  private func failure(_ error: CaptureError, _ name: String) -> ContainedMember {
    if case .tooLarge = error, remainingBytes < limits.memberBytes {
      let total = CaptureError.tooLarge(limitBytes: limits.totalBytes)
      return ContainedMember(name: name, result: .failure(total))
    }
    return ContainedMember(name: name, result: .failure(error))
  }

  /// What the next member may cost, in bytes.
  private func allowance() throws(CaptureError) -> Int {
    guard remainingBytes > 0 else { throw .tooLarge(limitBytes: limits.totalBytes) }
    return min(remainingBytes, limits.memberBytes)
  }

  /// Takes what a member cost that yielded nothing, so that many bombs cost no more than one.
  private mutating func charge(_ bytes: Int) {
    remainingBytes -= min(bytes, limits.memberBytes)
  }

  private mutating func countEntry() throws(CaptureError) {
    guard remainingEntries > 0 else {
      throw .forbidden("a container with more than \(limits.entries) members")
    }
    remainingEntries -= 1
  }

  private mutating func openZip(
    _ bytes: [UInt8], named name: String, level: Int
  ) throws(CaptureError) -> [ContainedMember] {
    let archive = try ZipArchive(bytes)
    guard archive.entries.count <= remainingEntries else {
      throw .forbidden("a container with more than \(limits.entries) members")
    }
    var members: [ContainedMember] = []
    for entry in archive.entries where entry.isFile {
      let path = "\(name)/\(entry.name)"
      do {
        try countEntry()
        let contents = try archive.contents(of: entry, limitBytes: allowance())
        remainingBytes -= contents.count
        members += try open(contents, named: path, level: level + 1)
      } catch {
        // It may have been unpacked before the damage was seen.
        if case .malformed = error { charge(entry.unpackedBytes) }
        members.append(failure(error, path))
      }
    }
    return members
  }

  private mutating func openMail(
    _ bytes: [UInt8], named name: String, level: Int
  ) throws(CaptureError) -> [ContainedMember] {
    let parts = try MIMEMessage.leaves(of: bytes)
    var members: [ContainedMember] = []
    for part in parts {
      let path = "\(name)/\(part.name)"
      do {
        try countEntry()
        let contents = try part.contents(limitBytes: allowance())
        remainingBytes -= contents.count
        members += try open(contents, named: path, level: level + 1).filter { member in
          // The words of a mail, its signature and its HTML are no bills.
          member.document?.kind != .other || member.name != path
        }
      } catch {
        members.append(failure(error, path))
      }
    }
    return members
  }

  private mutating func openPDF(
    _ bytes: [UInt8], named name: String, level: Int
  ) throws(CaptureError) -> [ContainedMember] {
    let itself = ContainedMember(
      name: name, result: .success(ContainedDocument(name: name, kind: .pdf, bytes: bytes)))
    var document: PDFDocument
    let files: [PDFEmbeddedFile]
    do {
      document = try PDFDocument(bytes, limitBytes: allowance())
      files = try document.embeddedFiles(limit: remainingEntries)
    } catch .encrypted {
      // Its files stay locked; its pages are often open to everybody.
      return [failure(.encrypted, name), itself]
    }
    var members: [ContainedMember] = []
    for file in files {
      let path = "\(name)/\(file.name)"
      do {
        try countEntry()
        let contents = try document.contents(of: file, limitBytes: allowance())
        remainingBytes -= contents.count
        // Anything else a PDF carries is never opened, whatever it is called.
        guard DocumentKind.sniff(contents) == .xml else { continue }
        let found = ContainedDocument(name: path, kind: .xml, bytes: contents)
        members.append(ContainedMember(name: path, result: .success(found)))
      } catch {
        if case .tooLarge = error { charge(limits.memberBytes) }
        if file.claimsXML {
          members.append(failure(error, path))
        }
      }
    }
    if !members.contains(where: { $0.document != nil }) { members.append(itself) }
    return members
  }
}
