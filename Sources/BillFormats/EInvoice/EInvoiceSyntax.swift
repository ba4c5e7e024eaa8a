import BillCore

/// The ways an e-invoice is written in XML.
enum EInvoiceSyntax: Sendable {
  /// OASIS UBL 2.1, Invoice or CreditNote.
  case ubl(isCreditNote: Bool)
  /// UN/CEFACT Cross Industry Invoice D16B.
  case crossIndustryInvoice
  /// ZUGFeRD 1.0.
  case zugferd1

  private static let oasisUBL = "urn:oasis:names:specification:ubl:schema:xsd:"
  /// How a namespace of UBL 1.0 ends; its elements have other names.
  private static let firstVersion = "-1.0"

  /// The syntax of a document with that root, or nil when it is not an invoice.
  init?(root: XMLRootName) {
    let namespace = root.namespace ?? ""
    let isUBL2 = namespace.hasPrefix(Self.oasisUBL) && !namespace.hasSuffix(Self.firstVersion)
    switch root.local {
    case "Invoice" where isUBL2: self = .ubl(isCreditNote: false)
    case "CreditNote" where isUBL2: self = .ubl(isCreditNote: true)
    case "CrossIndustryInvoice" where namespace.hasPrefix("urn:un:unece:uncefact:data:"):
      self = .crossIndustryInvoice
    case "CrossIndustryDocument" where namespace.hasPrefix("urn:ferd:"):
      self = .zugferd1
    default:
      return nil
    }
  }

  /// What a document is that is not an invoice, in a word the user can look up.
  static func foreignName(of root: XMLRootName) -> String {
    let namespace = root.namespace ?? ""
    switch root.local {
    case "FatturaElettronica": return "FatturaPA"
    case "SCRDMCCBDACIOMessageStructure": return "Order-X"
    default: break
    }
    if let message = namespace.split(separator: ":").last, namespace.contains("iso:20022") {
      return "ISO 20022 \(DocumentText.line(message, limit: 60))"
    }
    let local = DocumentText.line(root.local, limit: 60)
    if namespace.hasPrefix(oasisUBL) {
      return namespace.hasSuffix(firstVersion) ? "UBL 1.0 \(local)" : "UBL \(local)"
    }
    let isKnownName = ["Invoice", "CreditNote", "CrossIndustryInvoice", "CrossIndustryDocument"]
      .contains(root.local)
    guard isKnownName else { return local }
    return "\(local) of namespace \"\(DocumentText.line(namespace, limit: 120))\""
  }

  var wantedPaths: WantedPaths {
    switch self {
    case .ubl: UBLMapping.wantedPaths
    case .crossIndustryInvoice: CrossIndustryMapping.invoice.wantedPaths
    case .zugferd1: CrossIndustryMapping.zugferd1.wantedPaths
    }
  }

  func facts(in outline: XMLOutline) -> EInvoiceFacts {
    switch self {
    case .ubl(let isCreditNote): UBLMapping.facts(in: outline, isCreditNote: isCreditNote)
    case .crossIndustryInvoice: CrossIndustryMapping.invoice.facts(in: outline)
    case .zugferd1: CrossIndustryMapping.zugferd1.facts(in: outline)
    }
  }
}
