/// A document found inside what the user gave, or the given file itself.
package struct ContainedDocument: Hashable, Sendable {
  /// The path inside, for people and never to write to (`mail.eml/rechnung.pdf/factur-x.xml`).
  package var name: String
  package var kind: DocumentKind
  package var bytes: [UInt8]

  package init(name: String, kind: DocumentKind, bytes: [UInt8]) {
    self.name = name
    self.kind = kind
    self.bytes = bytes
  }
}
