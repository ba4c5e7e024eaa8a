/// An uncompressed archive that every `tar` reads (POSIX ustar), written and read part by part.
///
/// It holds plain files with relative names only; anything else is refused on reading.
package enum TapeArchive {
  /// The bytes of one file, from its header to the padding behind its content.
  ///
  /// - throws: `TapeError.badName` for a name that `isHarmless` refuses, `.tooLarge` from 8 GiB on.
  package static func member(_ name: String, _ content: [UInt8], modified: Int64)
    throws(TapeError) -> [UInt8]
  {
    guard isHarmless(name) else { throw .badName(name) }
    guard content.count < 1 << 33 else { throw .tooLarge(name) }
    let header = TapeHeader(name: name, size: content.count, modified: modified)
    let padding = [UInt8](repeating: 0, count: TapeHeader.padding(behind: content.count))
    return header.block + content + padding
  }

  /// The two empty blocks an archive ends with.
  package static let end = [UInt8](repeating: 0, count: 2 * TapeHeader.blockSize)

  /// Reads an archive file by file.
  ///
  /// `limitBytes` says how large a file of a name may be. `next` gives exactly as many bytes as it is asked for, fewer only at the end.
  ///
  /// - throws: `TapeError`, and what `next` and `take` throw.
  package static func read(
    limitBytes: (_ name: String) -> Int, next: (_ count: Int) throws -> [UInt8],
    take: (_ name: String, _ content: [UInt8]) throws -> Void
  ) throws {
    while true {
      let block = try next(TapeHeader.blockSize)
      guard block.count == TapeHeader.blockSize else { throw TapeError.truncated }
      if block.allSatisfy({ $0 == 0 }) { return }
      let header = try TapeHeader(block)
      guard isHarmless(header.name) else { throw TapeError.badName(header.name) }
      guard header.size <= limitBytes(header.name) else { throw TapeError.tooLarge(header.name) }
      let content = try next(header.size)
      let padding = try next(TapeHeader.padding(behind: header.size))
      guard (content.count + padding.count).isMultiple(of: TapeHeader.blockSize),
        content.count == header.size
      else { throw TapeError.truncated }
      // No checksum covers it, so that only zeros may hide there.
      guard padding.allSatisfy({ $0 == 0 }) else { throw TapeError.notAnArchive }
      try take(header.name, content)
    }
  }

  /// Whether a name stays inside the folder it is unpacked in: short, relative, without `.` and
  /// `..`, of harmless characters only.
  static func isHarmless(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return TapeHeader.fits(name)
      && parts.allSatisfy { part in
        !part.isEmpty && !part.hasPrefix(".")
          && part.utf8.allSatisfy { $0.isAlphanumeric || "._-".utf8.contains($0) }
      }
  }
}

/// Why an archive cannot be written or read.
package enum TapeError: Error, Equatable {
  case notAnArchive
  /// It ends before its last file does.
  case truncated
  case badName(String)
  /// A link, folder or device.
  case notAPlainFile(String)
  case tooLarge(String)
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
