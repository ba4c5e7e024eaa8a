package import BillCore

/// A double-entry journal in the text of one accounting program.
///
/// Every account and commodity is declared, so that the programs' strict checks pass.
package struct Journal: Sendable {
  private let dialect: JournalDialect
  private let names: JournalNames
  private let billers: [RecordID: String]
  private var entries: [String] = []
  private var accounts: Set<String> = []
  private var currencies: Set<Currency> = []

  /// An empty journal; the dictionaries name billers and methods for people.
  package init(
    _ dialect: JournalDialect, billers: [RecordID: String], methods: [RecordID: String]
  ) {
    self.dialect = dialect
    self.billers = billers
    names = JournalNames(dialect, billers: billers, methods: methods)
  }

  /// Adds an entry; `reference` is an invoice number or end-to-end id.
  package mutating func append(_ entry: LedgerEntry, reference: String?) {
    let payee = entry.postings.lazy.compactMap(\.account.billerID).first.flatMap { billers[$0] }
    let postings = entry.postings.map { posting in
      (names.account(posting.account), posting.amount.description)
    }
    accounts.formUnion(postings.map(\.0))
    currencies.formUnion(entry.postings.map(\.amount.currency))
    let head = head(entry, payee: payee ?? "own accounts", reference: reference ?? "")
    let lines = postings.map { "    \($0)  \($1)" }
    entries.append(([head] + lines).joined(separator: "\n"))
  }

  /// The whole journal.
  package var text: String {
    let declarations =
      currencies.sorted().map(commodity) + accounts.sorted().map(declaration)
    let blocks = ["; written by billctl", declarations.joined(separator: "\n")] + entries
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func head(_ entry: LedgerEntry, payee: String, reference: String) -> String {
    switch dialect {
    case .ledger, .hledger:
      let code = Journal.plain(reference)
      return "\(entry.date) *" + (code.isEmpty ? "" : " (\(code))")
        + " \(Journal.plain(payee))  ; \(entry.kind.rawValue)"
    case .beancount:
      let words = [entry.kind.rawValue, reference].filter { !$0.isEmpty }.joined(separator: " ")
      return "\(entry.date) * \(Journal.quoted(payee)) \(Journal.quoted(words))"
    }
  }

  private func commodity(_ currency: Currency) -> String {
    let zero = Money(minor: 1000 * currency.unit, currency).decimalText
    return switch dialect {
    case .ledger: "commodity \(currency.code)"
    case .hledger: "commodity \(zero)\(currency.exponent == 0 ? "." : "") \(currency.code)"
    case .beancount: "1970-01-01 commodity \(currency.code)"
    }
  }

  private func declaration(_ account: String) -> String {
    switch dialect {
    case .ledger: "account \(account)"
    case .hledger: "account \(account)  ; type:\(Journal.type(account))"
    case .beancount: "1970-01-01 open \(account)"
    }
  }

  // hledger's account types: what is owed is a liability, the rest as its name says.
  private static func type(_ account: String) -> String {
    switch account.prefix(while: { $0 != ":" }) {
    case "payable": "L"
    case "clearing", "funding": "A"
    case "discount", "written-off": "R"
    case "elsewhere", "fx": "E"
    default: "X"
    }
  }

  // Outside quotes these would end a code, begin a comment or split the payee.
  private static func plain(_ text: String) -> String {
    text.split { $0.isNewline || $0.isWhitespace || "();|\"".contains($0) || $0.isControl }
      .joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    let line = text.split { $0.isNewline || $0.isControl }.joined(separator: " ")
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
