import BillCore

/// UBL's envelope around another document, as Colombian invoices are delivered (UBL 2.1,
/// `AttachedDocument`).
enum AttachedDocument {
  private static let asText = ["Attachment", "ExternalReference", "Description"]
  private static let asBytes = ["Attachment", "EmbeddedDocumentBinaryObject"]

  static func wantedPaths(of root: XMLRootName) -> WantedPaths? {
    guard root.isAttachedDocument else { return nil }
    return WantedPaths([asText, asBytes].map { $0.joined(separator: "/") })
  }

  /// The XML document inside; nil where there is none.
  static func document(in outline: XMLOutline) -> [UInt8]? {
    let written = outline.text(asText[0], asText[1], asText[2]).map { Array($0.utf8) }
    if let written, isMarkup(written) { return written }
    let encoded = outline.text(asBytes[0], asBytes[1])
    return encoded.map { MIMEEncodings.base64($0.utf8) }.flatMap { isMarkup($0) ? $0 : nil }
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool { DocumentKind.sniff(bytes) == .xml }
}

extension XMLRootName {
  /// Whether it is UBL's envelope around another document.
  var isAttachedDocument: Bool {
    local == "AttachedDocument"
      && namespace == "urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2"
  }
}
