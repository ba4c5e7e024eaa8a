/// A crontab as bytes, with one block that is ours and the rest that is not touched.
package struct CrontabText: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The crontab with the block between two marks in the place of an earlier one, else at its end;
  /// without it where `block` is empty.
  ///
  /// Nil where the first mark stands without the last one: somebody edited the block.
  package func replacing(_ marks: (first: String, last: String), with block: [String])
    -> CrontabText?
  {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let new = block.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    guard let first = lines.firstIndex(where: { $0.elementsEqual(marks.first.utf8) }) else {
      guard !lines.contains(where: { $0.elementsEqual(marks.last.utf8) }) else { return nil }
      let needsBreak = !block.isEmpty && bytes.last ?? UInt8(ascii: "\n") != UInt8(ascii: "\n")
      return CrontabText(bytes + (needsBreak ? [UInt8(ascii: "\n")] : []) + new)
    }
    guard let last = lines[first...].firstIndex(where: { $0.elementsEqual(marks.last.utf8) })
    else { return nil }
    let end = last + 1 < lines.count ? lines[last + 1].startIndex : bytes.count
    return CrontabText(Array(bytes[..<lines[first].startIndex]) + new + Array(bytes[end...]))
  }

  /// The lines, for people.
  package var lines: [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
