/// An account of the double-entry ledger.
package enum LedgerAccount: Hashable, Sendable {
  case expense(category: String)
  /// What is owed to a biller.
  case payable(biller: RecordID)
  /// What is in the bank's hands and not yet booked.
  case clearing(method: RecordID)
  /// What left the method.
  case funding(method: RecordID)
  /// What was paid outside billctl.
  case elsewhere
  case fees
  case discount
  case exchange
  case writtenOff

  /// The account's name in the database and in exports.
  package var code: String {
    switch self {
    case .expense(let category): "expense:\(category)"
    case .payable(let biller): "payable:\(biller)"
    case .clearing(let method): "clearing:\(method)"
    case .funding(let method): "funding:\(method)"
    case .elsewhere: "elsewhere"
    case .fees: "fees"
    case .discount: "discount"
    case .exchange: "fx"
    case .writtenOff: "written-off"
    }
  }
}

extension LedgerAccount {
  /// The biller of a payable account; nil for every other one.
  package var billerID: RecordID? {
    if case .payable(let biller) = self { return biller }
    return nil
  }
}
