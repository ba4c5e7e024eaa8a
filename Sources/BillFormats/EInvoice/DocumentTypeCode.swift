/// What a document type code (BT-3) makes of a bill: of UNTDID 1001, or of Malaysia's MyInvois,
/// whose codes are the two digits 01 to 04 and, issued by the buyer, 11 to 14.
enum DocumentTypeCode {
  /// The credit notes among the codes EN 16931 allows for BT-3.
  static let creditNotes: Set<String> = [
    "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532",
    "02", "04", "12", "14",
  ]
  /// Documents that their receiver issued, being the seller.
  static let selfBilled: Set<String> = [
    "261", "389", "471", "473", "500", "501", "502", "527", "11", "12", "13", "14",
  ]
  /// Documents that look like an invoice and demand no payment, in words.
  static let withoutDemand = [
    "130": "an invoicing data sheet", "325": "a pro-forma invoice",
    "751": "accounting information",
  ]

  /// Whether the code is one whose meaning is known; any other may be no demand at all.
  static func isKnown(_ code: String) -> Bool {
    demands.contains(code) || creditNotes.contains(code) || selfBilled.contains(code)
      || withoutDemand[code] != nil
  }

  /// The invoices and debit notes among the codes EN 16931 allows for BT-3, and MyInvois's.
  private static let demands: Set<String> = [
    "01", "03", "71", "80", "82", "84", "102", "202", "203", "204", "211", "218", "219", "295",
    "326", "331", "380", "382", "383", "384", "385", "386", "387", "388", "390", "393", "394",
    "395", "456", "457", "472", "553", "575", "623", "633", "780", "817", "870", "875", "876",
    "877",
    "935",
  ]
}
