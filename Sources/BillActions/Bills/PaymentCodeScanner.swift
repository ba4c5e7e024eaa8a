import BillFormats

/// Looks for payment QR codes that are drawn in pictures and on PDF pages, with the programs
/// `ZXingReader`, `pdftoppm` and `rsvg-convert`.
struct PaymentCodeScanner {
  /// Pages of a document that are looked at.
  private static let mostPages = 8
  /// The longer side of a page in dots, however large the page says it is; on A4 a Swiss code of
  /// 46 mm then has at least three dots to a module.
  private static let pageDots = "2500"
  /// After so many seconds a picture is given up; an honest one takes less than one.
  private static let limitSeconds = 10
  /// One GiB of address space.
  private static let limitMemory = "--as=1073741824"

  let programs: Programs

  init(_ programs: Programs) { self.programs = programs }

  /// The payloads of the payment codes in a picture or PDF; other codes are left out.
  ///
  /// - throws: `CaptureError.needsProgram` where a program is missing, `.malformed` where it
  ///   cannot read the file.
  func payloads(in document: ContainedDocument) throws(CaptureError) -> [[UInt8]] {
    switch document.kind {
    case .pdf: return try pages(of: document.bytes)
    case .picture(.svg):
      // A transparent ground would be read as black; a picture of any shape fits into the box.
      let options = ["-w", "1600", "-h", "1600", "-a", "-b", "white"]
      return try codes(in: output("rsvg-convert", options, document.bytes))
    case .picture(.png), .picture(.jpeg), .picture(.gif), .picture(.webp), .picture(.bmp),
      .picture(.tiff):
      return try codes(in: document.bytes)
    case .xml, .qrPayload, .zip, .mail, .other: return []
    }
  }

  private func pages(of document: [UInt8]) throws(CaptureError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for page in 1...PaymentCodeScanner.mostPages {
      let range = ["-f", "\(page)", "-l", "\(page)"]
      let options = ["-gray", "-scale-to", PaymentCodeScanner.pageDots] + range + ["-"]
      let picture: [UInt8]
      do {
        picture = try output("pdftoppm", options, document)
      } catch .malformed where page > 1 {
        break  // why: past the last page
      }
      if picture.isEmpty { break }
      found += try codes(in: picture)
    }
    return found
  }

  private func codes(in picture: [UInt8]) throws(CaptureError) -> [[UInt8]] {
    guard let path = programs.find("ZXingReader") else { throw .needsProgram("ZXingReader") }
    guard let file = programs.temporaryFile(picture) else {
      throw .needsProgram("a writable folder for temporary files")
    }
    defer { programs.removeTemporaryFile(file) }
    let call = bounded(path, ["-format", "QRCode", file])
    guard case .exited(_, let text) = programs.run(call) else {
      throw .malformed(detail: "the picture could not be read", line: nil)
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("Bytes:") }
      .map { line in line.dropFirst(6).split(separator: " ").compactMap { UInt8($0, radix: 16) } }
      .filter { DocumentKind.sniff($0) == .qrPayload }
  }

  /// A call that a picture of any size cannot make costly; `prlimit` is part of every Linux.
  private func bounded(
    _ path: String, _ arguments: [String], _ input: [UInt8] = []
  ) -> Programs.Call {
    guard let limiter = programs.find("prlimit") else {
      return Programs.Call(
        path: path, arguments: arguments, input: input,
        limitSeconds: PaymentCodeScanner.limitSeconds)
    }
    return Programs.Call(
      path: limiter, arguments: [PaymentCodeScanner.limitMemory, "--", path] + arguments,
      input: input, limitSeconds: PaymentCodeScanner.limitSeconds)
  }

  private func output(_ name: String, _ arguments: [String], _ input: [UInt8])
    throws(CaptureError) -> [UInt8]
  {
    guard let path = programs.find(name) else { throw .needsProgram(name) }
    switch programs.run(bounded(path, arguments, input)) {
    case .exited(status: 0, let output): return output
    case .exited, .signalled, .timedOut, .outputTooLarge, .notStarted:
      throw .malformed(detail: "\(name) could not read it", line: nil)
    }
  }
}
