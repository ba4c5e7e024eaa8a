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
    return DocumentReader.worthTelling(all, name)
  }

  // Beside a bill, what is merely no bill (a letter, terms of trade) is not worth a word.
  private static func worthTelling(_ all: [(String, Finding)], _ name: String)
    -> [(String, Finding)]
  {
    let hasBill = all.contains { if case .success = $0.1 { true } else { false } }
    let told = hasBill ? all.filter { !$0.1.isMerelyNoBill } : all
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
      return [.failure(.unreadable(.notABill(found: "a file of another kind")))]
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
  /// Whether the document was read and is simply something else.
  fileprivate var isMerelyNoBill: Bool {
    switch self {
    case .success: false
    case .failure(.unreadable(.notABill)), .failure(.noPaymentCode): true
    case .failure: false
    }
  }
}
