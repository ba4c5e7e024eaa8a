package import BillCore
package import BillFormats

/// A way money moves, as it is set up here.
package struct Rail: Hashable, Sendable {
  /// The name of its configuration table.
  package var name: String
  package var kind: RailKind
  /// The rules of the bank a file goes to.
  package var profile: BankProfile
  /// Business days from execution to arrival.
  package var leadDays: Int
  /// The hour, in the account's zone, from which the bank counts the next business day.
  package var cutOffHour: Int
  package var calendar: BusinessCalendar
  /// What the user says of other days on which banks are closed.
  package var alsoClosed: CombinedCalendar
  /// Business days before its execution date on which an unattended run hands a payment over: a
  /// file has to be taken to the bank by a person, who needs time.
  package var aheadDays: Int
  /// The weekday of pay runs, 1 for Monday; nil where every day is one.
  package var collectsOn: Int?
  /// The program of a `command` rail; nil where it is not set up, and on every other rail.
  package var command: CommandRail?
  /// A folder for finished files other than the outbox.
  package var outbox: String?
  /// Whether the user set it up; otherwise it works with defaults when it is asked for.
  package var isConfigured: Bool

  package init(name: String, kind: RailKind) {
    self.name = name
    self.kind = kind
    self.profile = .generic
    self.leadDays = kind == .sandbox ? 0 : 1
    self.cutOffHour = 24
    self.calendar = .target2
    self.alsoClosed = CombinedCalendar([])
    self.aheadDays = kind.usualAheadDays
    self.isConfigured = false
  }
}

extension Rail {
  /// On which days the bank works: those of its calendar that the user's own list does not close.
  package var bankingDays: CombinedCalendar {
    CombinedCalendar([calendar] + alsoClosed.calendars, ownHolidays: alsoClosed.ownHolidays)
  }
}

extension Rail {
  /// The most it carries in one payment; nil where it states no limit.
  package func limit(in currency: Currency) -> Money? {
    command?.capabilities.limits.first { $0.currency == currency }
  }
}

extension RailKind {
  fileprivate var usualAheadDays: Int {
    switch self {
    case .iso20022, .nacha, .csv: 2
    case .qr, .check, .portal, .command, .sandbox: 0
    }
  }
}

/// Why a rail cannot move a payment.
package enum RailObstacle: Error, Hashable, Sendable {
  /// The rail is planned and not part of this version.
  case notBuilt(RailKind)
  /// The program was never asked what it can do.
  case notSetUp
  /// The pretended bank exists in test homes only.
  case testHomesOnly
  case methodKind(MethodKind)
  /// There is no account number to send the money to.
  case noPayeeAccount
  /// The rail cannot carry a number of this kind.
  case payeeScheme(AccountScheme)
  case currency(Currency)
  /// A QR-IBAN is reached only from an account in Switzerland or Liechtenstein.
  case onlyFromSwitzerland
  /// The biller is paid by other rails, as the user said.
  case otherRails([RailKind])
}

extension Rail {
  /// What stands against moving money from a method to a payee; nil when nothing does.
  package func obstacle(
    method: PaymentMethod, payee: Payee?, currency: Currency, isTestHome: Bool
  ) -> RailObstacle? {
    guard kind.isBuilt else { return .notBuilt(kind) }
    if kind == .sandbox, !isTestHome { return .testHomesOnly }
    guard method.suits(kind) else { return .methodKind(method.kind) }
    switch kind {
    case .sandbox, .portal, .nacha, .csv, .check: return nil
    case .command: return commandObstacle(method, payee, currency)
    case .iso20022: return accountObstacle(payee, from: method)
    case .qr:
      if let obstacle = accountObstacle(payee, from: method) { return obstacle }
      if payee?.scheme != .iban { return .payeeScheme(payee?.scheme ?? .other) }
      return currency.code == "EUR" || currency.code == "CHF" ? nil : .currency(currency)
    }
  }

  private func commandObstacle(_ method: PaymentMethod, _ payee: Payee?, _ currency: Currency)
    -> RailObstacle?
  {
    guard let can = command?.capabilities else { return .notSetUp }
    guard can.methods.contains(method.kind) else { return .methodKind(method.kind) }
    guard can.currencies.contains(currency) else { return .currency(currency) }
    guard let payee else { return .noPayeeAccount }
    return can.payeeSchemes.contains(payee.scheme) ? nil : .payeeScheme(payee.scheme)
  }

  // A number that is no IBAN may be right abroad, but nothing here can check it.
  private func accountObstacle(_ payee: Payee?, from method: PaymentMethod) -> RailObstacle? {
    guard let payee else { return .noPayeeAccount }
    let isAbroad = !["CH", "LI"].contains(method.country)
    if isAbroad, payee.isQRIBAN { return .onlyFromSwitzerland }
    return payee.scheme == .other ? .payeeScheme(payee.scheme) : nil
  }
}
