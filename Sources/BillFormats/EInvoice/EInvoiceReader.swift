package import BillCore

/// Reads EN 16931 invoices and credit notes: UBL 2.1, UN/CEFACT CII D16B (Factur-X, ZUGFeRD 2,
/// XRechnung) and ZUGFeRD 1.0.
package enum EInvoiceReader {
  /// What the document says about a bill.
  ///
  /// Throws `CaptureError`: `notABill` names another standard, `missing` and `invalid` name the
  /// field with its business term of EN 16931.
  package static func read(_ xml: [UInt8]) throws(CaptureError) -> CapturedBill {
    let (root, outline) = try XMLOutlineReader.read(xml) {
      EInvoiceSyntax(root: $0)?.wantedPaths ?? AttachedDocument.wantedPaths(of: $0)
    }
    guard root.isAttachedDocument, let outline else { return try bill(root, outline) }
    guard let document = AttachedDocument.document(in: outline) else {
      throw .notABill(found: EInvoiceSyntax.foreignName(of: root))
    }
    let inside = try XMLOutlineReader.read(document) { EInvoiceSyntax(root: $0)?.wantedPaths }
    return try bill(inside.root, inside.outline)
  }

  private static func bill(_ root: XMLRootName, _ outline: XMLOutline?) throws(CaptureError)
    -> CapturedBill
  {
    guard let syntax = EInvoiceSyntax(root: root), let outline else {
      throw .notABill(found: EInvoiceSyntax.foreignName(of: root))
    }
    return try syntax.facts(in: outline).bill()
  }
}
