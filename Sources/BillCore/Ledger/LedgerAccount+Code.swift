extension LedgerAccount {
  /// Reads the name that `code` writes; nil for any other text.
  package init?(code: String) {
    let parts = code.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      self.init(plain: code)
      return
    }
    if parts[0] == "expense" {
      self = .expense(category: String(parts[1]))
      return
    }
    guard let id = RecordID(parts[1]) else { return nil }
    switch parts[0] {
    case "payable": self = .payable(biller: id)
    case "clearing": self = .clearing(method: id)
    case "funding": self = .funding(method: id)
    default: return nil
    }
  }

  private init?(plain code: String) {
    let accounts: [LedgerAccount] = [.elsewhere, .fees, .discount, .exchange, .writtenOff]
    guard let account = accounts.first(where: { $0.code == code }) else { return nil }
    self = account
  }
}
