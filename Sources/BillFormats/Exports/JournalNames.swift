import BillCore

/// The names that billers and methods have as parts of account names.
///
/// No name can break a line, open a comment or end an account name, and no two records share one.
struct JournalNames {
  private let billers: [RecordID: String]
  private let methods: [RecordID: String]
  private let dialect: JournalDialect

  init(_ dialect: JournalDialect, billers: [RecordID: String], methods: [RecordID: String]) {
    self.dialect = dialect
    self.billers = JournalNames.unique(billers, dialect)
    self.methods = JournalNames.unique(methods, dialect)
  }

  /// The account's full name.
  func account(_ account: LedgerAccount) -> String {
    parts(account).joined(separator: ":")
  }

  private func parts(_ account: LedgerAccount) -> [String] {
    let isBeancount = dialect == .beancount
    return switch account {
    case .expense(let category):
      [isBeancount ? "Expenses" : "expense", JournalNames.part(category, dialect)]
    case .payable(let biller):
      (isBeancount ? ["Liabilities", "Payable"] : ["payable"]) + [name(biller, in: billers)]
    case .clearing(let method):
      (isBeancount ? ["Assets", "Clearing"] : ["clearing"]) + [name(method, in: methods)]
    case .funding(let method):
      (isBeancount ? ["Assets", "Funding"] : ["funding"]) + [name(method, in: methods)]
    case .elsewhere: isBeancount ? ["Equity", "Elsewhere"] : ["elsewhere"]
    case .fees: isBeancount ? ["Expenses", "Fees"] : ["fees"]
    case .discount: isBeancount ? ["Income", "Discount"] : ["discount"]
    case .exchange: isBeancount ? ["Income", "Exchange"] : ["fx"]
    case .writtenOff: isBeancount ? ["Income", "Written-Off"] : ["written-off"]
    }
  }

  private func name(_ id: RecordID, in names: [RecordID: String]) -> String {
    names[id] ?? JournalNames.part(id.description, dialect)
  }

  // Equal names get the beginning of their ids; the letter case does not count, because a reader
  // would not see two accounts either.
  private static func unique(_ names: [RecordID: String], _ dialect: JournalDialect)
    -> [RecordID: String]
  {
    let safe = names.mapValues { part($0, dialect) }
    let shared = Dictionary(grouping: safe.values) { $0.lowercased() }.filter { $1.count > 1 }
    return Dictionary(
      uniqueKeysWithValues: safe.map { id, name in
        let isShared = shared[name.lowercased()] != nil
        return (id, isShared ? part("\(name) \(id.short)", dialect) : name)
      })
  }

  /// A part of an account name: letters, digits and what reads well between them.
  static func part(_ text: String, _ dialect: JournalDialect) -> String {
    let allowed: Set<Character> = dialect == .beancount ? [] : ["&", "+", ".", "'", "-"]
    let words = text.split { !$0.isLetter && !$0.isNumber && !allowed.contains($0) }
    let name = words.joined(separator: dialect == .beancount ? "-" : " ")
    guard let first = name.first(where: { $0.isLetter || $0.isNumber }) else {
      return dialect == .beancount ? "Unnamed" : "unnamed"
    }
    let trimmed = name.drop { $0 != first }
    guard dialect == .beancount else { return String(trimmed) }
    // Beancount wants a capital letter or a digit first; scripts without capitals get one before.
    let capital = first.uppercased()
    let isPlain = first.isNumber || capital != first.lowercased()
    return isPlain ? capital + trimmed.dropFirst() : "X-" + trimmed
  }
}
