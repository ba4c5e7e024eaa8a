import BillCredentials
import BillFormats
import BillStore

/// The check of an export while it is read: the heading first, the end last, with its counts.
struct ExportReading {
  let path: String
  let secret: ImportAccount.Secret

  /// Reads the file line by line.
  ///
  /// - throws: `ExchangeError`.
  func perform(_ take: (ExportLine) throws -> Void) throws -> ImportAccount.Content {
    var count = Count()
    var parser = try ExportParser()
    do {
      try UserFile.read(path) { source in
        try SealedFile.read(source, secret: secret) { part in
          try parser.take(part) { line in
            try count.take(line)
            try take(line)
          }
        }
      }
      try parser.finish()
    } catch CredentialError.malformed(.file) {
      throw ExchangeError.notAnExport
    } catch CredentialError.tampered(.file) {
      throw ExchangeError.altered
    } catch CredentialError.wrongSecret {
      throw ExchangeError.wrongSecret
    } catch is JSONError {
      throw ExchangeError.malformed
    }
    return try count.content()
  }

  private struct Count {
    var heading: ExportHeading?
    var rows = 0
    var originals = 0
    var isComplete = false

    mutating func take(_ line: ExportLine) throws {
      guard !isComplete else { throw ExchangeError.malformed }
      switch line {
      case .heading(let found) where heading == nil: heading = found
      case .heading: throw ExchangeError.malformed
      case .row: rows += 1
      case .original: originals += 1
      case .end(let rows, let originals):
        guard (rows, originals) == (self.rows, self.originals) else {
          throw ExchangeError.malformed
        }
        isComplete = true
      }
      guard heading != nil else { throw ExchangeError.malformed }
    }

    func content() throws -> ImportAccount.Content {
      guard let heading, isComplete else { throw ExchangeError.malformed }
      return ImportAccount.Content(heading: heading, rows: rows, originals: originals)
    }
  }
}
