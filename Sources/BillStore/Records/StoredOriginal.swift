/// Where the document lies from which a bill was read.
package struct StoredOriginal: Hashable, Sendable {
  /// Lower-case hexadecimal SHA-256 of the file as it was given; names the sealed file.
  package var sha256: String
  package var fileName: String
  /// Bytes of the file as it was given.
  package var size: Int64
  /// Where in the file the bill was found: `mail.eml/rechnung.pdf/factur-x.xml`.
  package var path: String

  package init(sha256: String, fileName: String, size: Int64, path: String) {
    self.sha256 = sha256
    self.fileName = fileName
    self.size = size
    self.path = path
  }
}
