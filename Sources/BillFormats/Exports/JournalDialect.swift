/// A plain-text accounting program whose journals billctl writes.
package enum JournalDialect: String, Sendable, Hashable, CaseIterable {
  /// Ledger (ledger-cli.org), also with `--pedantic`.
  case ledger
  /// hledger, also with `check --strict`.
  case hledger
  /// Beancount.
  case beancount
}
