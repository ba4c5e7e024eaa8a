package import BillCore

/// A bill that was read from a document.
package struct FoundBill: Sendable {
  /// The file as the user named it, and where in it the bill was: `mail.eml/bill.pdf/x.xml`.
  package var path: String
  /// The document as it was given.
  package var original: Original
  package var captured: CapturedBill

  /// A file as it was given.
  package struct Original: Sendable {
    package var fileName: String
    /// Lower-case hexadecimal SHA-256.
    package var sha256: String
    /// Bytes of the file as it was given.
    package var size: Int
    /// The content; empty once it was put away.
    package var bytes: [UInt8]

    package init(fileName: String, sha256: String, bytes: [UInt8]) {
      self.size = bytes.count
      self.fileName = fileName
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  package init(path: String, original: Original, captured: CapturedBill) {
    self.path = path
    self.original = original
    self.captured = captured
  }
}
