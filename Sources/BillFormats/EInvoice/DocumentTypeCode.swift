/// What a document type code of UNTDID 1001 (BT-3) makes of a bill.
enum DocumentTypeCode {
  /// The credit notes among the codes EN 16931 allows for BT-3.
  static let creditNotes: Set<String> = [
    "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532",
  ]
  /// Documents that their receiver issued, being the seller.
  static let selfBilled: Set<String> = [
    "261", "389", "471", "473", "500", "501", "502", "527",
  ]
  /// Documents that look like an invoice and demand no payment, in words.
  static let withoutDemand = [
    "130": "an invoicing data sheet", "325": "a pro-forma invoice",
    "751": "accounting information",
  ]
}
