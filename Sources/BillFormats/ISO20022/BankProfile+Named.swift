extension BankProfile {
  /// The profile with that id, or nil.
  package static func named(_ id: String) -> BankProfile? { all.first { $0.id == id } }

  /// Every profile, the generic one first.
  package static let all = [generic, singleDate, legacy, postFinance, abnAmro]

  /// The standard's rules and no others.
  package static let generic = BankProfile(
    id: "generic", name: "Any bank that takes pain.001.001.09", notes: [])

  /// For upload forms that ask for one account and one day.
  package static let singleDate = BankProfile(
    id: "single-date", name: "A bank whose upload takes one account and one date a file",
    notes: ["Not of a certain bank: for upload forms that refuse several accounts or dates."],
    oneExecutionDatePerFile: true, oneDebtorAccountPerFile: true)

  /// For banks that still want the version of 2009.
  package static let legacy = BankProfile(
    id: "v03", name: "A bank that still takes only pain.001.001.03",
    notes: ["Not of a certain bank: banks end this version in November 2026."], version: .v03)

  /// PostFinance, web page "ISO updates" for business customers.
  package static let postFinance = BankProfile(
    id: "postfinance", name: "PostFinance",
    notes: [
      "postfinance.ch, ISO updates: addresses must be structured from 14 November 2026, town and"
        + " country are mandatory."
    ])

  /// ABN AMRO, web page "Credit transfer batches".
  package static let abnAmro = BankProfile(
    id: "abn-amro", name: "ABN AMRO",
    notes: [
      "abnamro.nl, Credit transfer batches: a batch is debited as one sum, and its execution date"
        + " may lie at most 364 days ahead.",
      "abnamro.nl, SEPA downloads: addresses must be structured from 22 November 2026.",
    ], batchBooking: true, maxDaysAhead: 364)
}
