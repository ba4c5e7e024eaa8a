/// The name of a document's outermost element, which alone decides what the document is.
package struct XMLRootName: Hashable, Sendable {
  /// The name without its prefix.
  package let local: String
  /// The namespace; nil when there is none, or when it stands behind a DTD nobody reads.
  package let namespace: String?

  /// Whether it wraps a document for its way through Peppol (UN/CEFACT SBDH 1.3).
  var isEnvelope: Bool {
    local == "StandardBusinessDocument"
      && namespace == "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
  }

  package init(local: String, namespace: String? = nil) {
    self.local = local
    self.namespace = namespace
  }
}
