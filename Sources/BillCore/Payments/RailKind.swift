/// A way money moves.
package enum RailKind: String, Sendable, Hashable, CaseIterable {
  /// A payment QR code for the phone's bank app.
  case qr
  /// An ISO 20022 credit transfer file for the bank.
  case iso20022
  /// A NACHA file for a United States bank.
  case nacha
  /// A file built from a column template.
  case csv
  /// A printed check.
  case check
  /// A worklist for the bank's or biller's web page.
  case portal
  /// A program the user trusts.
  case command
  /// The pretended bank of test homes.
  case sandbox

  /// The kinds of method that can fund it.
  package var methodKinds: Set<MethodKind> {
    switch self {
    case .qr, .iso20022, .nacha, .csv, .check: [.bank]
    case .portal, .command, .sandbox: [.bank, .card]
    }
  }

  /// Whether this version can move money on it.
  package var isBuilt: Bool {
    switch self {
    case .qr, .iso20022, .portal, .command, .sandbox: true
    case .nacha, .csv, .check: false
    }
  }
}
