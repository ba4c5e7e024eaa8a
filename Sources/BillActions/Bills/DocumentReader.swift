import BillCore
import BillCredentials
import BillFormats
import BillStore

/// Finds the bills in files, folders, mails, archives and pictures.
struct DocumentReader {
  /// The largest file that is looked at.
  static let limitBytes = 64 << 20

  let programs: Programs

  init(_ programs: Programs) { self.programs = programs }

  typealias Finding = Result<FoundBill, RejectionReason>

  /// Reads the sources one file at a time and hands on what each holds, so that memory does not
  /// grow with their number.
  func read(_ sources: [String], _ take: (_ path: String, Finding) throws -> Void) throws {
    for source in sources {
      switch try kind(source) {
      case .failure(let reason): try take(source, .failure(reason))
      case .success(let paths):
        for path in paths { try readFile(path, take) }
      }
    }
  }

  private func kind(_ source: String) throws -> Result<[String], RejectionReason> {
    if source == "-" { return .success(["-"]) }
    do {
      switch try UserFile.kind(source) {
      case .file: return .success([source])
      case .folder: return .success(try UserFile.filesBelow(source))
      case .other: return .failure(.file(.wrongType(path: source)))
      }
    } catch let error as FileError {
      return .failure(.file(error))
    }
  }

  private func readFile(_ path: String, _ take: (String, Finding) throws -> Void) throws {
    let bytes: [UInt8]
    do {
      bytes =
        path == "-"
        ? try UserFile.readStandardInput(limitBytes: DocumentReader.limitBytes)
        : try UserFile.read(path, limitBytes: DocumentReader.limitBytes)
    } catch let error as FileError {
      return try take(path, .failure(.file(error)))
    }
    for (name, finding) in findings(bytes, path) { try take(name, finding) }
  }

  /// What one file holds: its bills, and why parts of it could not be read.
  private func findings(_ bytes: [UInt8], _ path: String) -> [(String, Finding)] {
    let name = path == "-" ? "standard input" : path
    let members: [ContainedMember]
    do {
      members = try Container.open(bytes, named: name)
    } catch {
      return [(name, .failure(.unreadable(error)))]
    }
    let original = FoundBill.Original(
      fileName: String(name.split(separator: "/").last ?? "bill"),
      sha256: SHA256.hexadecimal(bytes), bytes: bytes)
    let all = members.flatMap { member in
      captured(member).map { result in
        (
          member.name,
          result.map { FoundBill(path: member.name, original: original, captured: $0) }
        )
      }
    }
    return DocumentReader.worthTelling(DocumentReader.unlocked(all), name)
  }

  // Of a locked PDF either the codes on its pages are told, or its lock and nothing else.
  private static func unlocked(_ all: [(String, Finding)]) -> [(String, Finding)] {
    let locked = Set(all.filter { $0.1.isLock }.map(\.0))
    guard !locked.isEmpty else { return all }
    let read = Set(all.filter { $0.1.isBill }.map(\.0))
    return all.compactMap { name, finding in
      guard locked.contains(name) else { return (name, finding) }
      guard read.contains(name) else { return finding.isLock ? (name, finding) : nil }
      guard case .success(var found) = finding else { return nil }
      found.captured.warnings.append("the file is locked: only the codes on its pages were read")
      return (name, .success(found))
    }
  }

  // Beside a bill, what is merely no bill (a letter, terms of trade) is not worth a word.
  private static func worthTelling(_ all: [(String, Finding)], _ name: String)
    -> [(String, Finding)]
  {
    let told = all.contains(where: \.1.isBill) ? all.filter { !$0.1.isMerelyNoBill } : all
    return told.isEmpty
      ? [(name, .failure(.unreadable(.nothingInside(container: name))))] : told
  }

  private func captured(_ member: ContainedMember) -> [Result<CapturedBill, RejectionReason>] {
    let document: ContainedDocument
    switch member.result {
    case .failure(let error): return [.failure(.unreadable(error))]
    case .success(let found): document = found
    }
    switch document.kind {
    case .xml:
      return [reading { () throws(CaptureError) in try EInvoiceReader.read(document.bytes) }]
    case .qrPayload: return [payload(document.bytes)]
    case .picture, .pdf: return scanned(document)
    case .zip, .mail, .other:
      let found = ForeignMark.name(of: document.bytes) ?? "a file of another kind"
      return [.failure(.unreadable(.notABill(found: found)))]
    }
  }

  private func payload(_ bytes: [UInt8]) -> Result<CapturedBill, RejectionReason> {
    reading { () throws(CaptureError) in try PaymentQRReader.read(bytes) }
  }

  private func scanned(_ document: ContainedDocument) -> [Result<CapturedBill, RejectionReason>] {
    do {
      let codes = try PaymentCodeScanner(programs).payloads(in: document)
      return codes.isEmpty ? [.failure(.noPaymentCode)] : codes.map(payload)
    } catch {
      return [.failure(.unreadable(error))]
    }
  }

  private func reading(_ body: () throws(CaptureError) -> CapturedBill)
    -> Result<CapturedBill, RejectionReason>
  {
    do throws(CaptureError) {
      let bill = try body()
      if let amount = bill.payable, !amount.fitsABill {
        throw CaptureError.invalid(
          field: "amount", value: amount.description, reason: "no bill is that large")
      }
      return .success(bill)
    } catch {
      return .failure(.unreadable(error))
    }
  }
}

extension Result where Success == FoundBill, Failure == RejectionReason {
  fileprivate var isBill: Bool {
    if case .success = self { true } else { false }
  }

  fileprivate var isLock: Bool {
    if case .failure(.unreadable(.encrypted)) = self { true } else { false }
  }

  /// Whether the document was read and is simply something else.
  fileprivate var isMerelyNoBill: Bool {
    switch self {
    case .success: false
    case .failure(.unreadable(.notABill)), .failure(.noPaymentCode): true
    case .failure: false
    }
  }
}
