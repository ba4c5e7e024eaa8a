package import BillCore
import BillRails
import BillStore

/// Looks ahead: pay that comes in, bills, schedules and payments under way, day by day.
package struct ForecastPayments: Sendable {
  package var until: CalendarDate
  /// Balances now, each `METHOD=AMOUNT`.
  package var balances: [String]
  /// The least a balance may be, as a decimal number; nothing where nil.
  package var below: String?

  package init(until: CalendarDate, balances: [String] = [], below: String? = nil) {
    self.until = until
    self.balances = balances
    self.below = below
  }

  /// A forecast with the method it is about.
  package struct Line: Sendable {
    package let method: PaymentMethod
    package let forecast: Forecast
    package let limit: Money

    /// Whether it is about another currency than the account's, whose balance it so cannot move
    /// here: at which rate the bank changes it, nobody knows.
    package var isForeign: Bool { method.currency.map { $0 != forecast.currency } ?? false }

    /// Whether the balance falls below what was asked for.
    package var isBelow: Bool {
      forecast.minimum.map { $0.balance.minor < limit.minor } ?? false
    }
  }

  /// All methods, and the next pay-day.
  package struct Result: Sendable {
    package let lines: [Line]
    package let nextPayDay: CalendarDate?
  }

  /// Looks from today to the last day; reads only.
  ///
  /// - throws: `ForecastError`, `LookupError`, `MoneyError`.
  package func perform(_ access: ReadAccess) throws -> Result {
    let today = access.today
    guard until >= today else { throw ForecastError.endsInThePast(until) }
    guard below == nil || !balances.isEmpty else { throw ForecastError.noBalance }
    let methods = try access.books.read { try $0.methods() }
    guard let main = methods.usual else {
      throw PayError.noMethod
    }
    let starts = try starts(access)
    let sources = try ForecastSources(access, until: until, main: main)
    let items = try sources.items().filter { $0.date <= until }
    let keys = Set(items.map { Key($0.methodID, $0.currency) }).union(starts.keys)
    let lines = try keys.compactMap { key -> Line? in
      guard let method = methods.first(where: { $0.id == key.method }) else { return nil }
      let forecast = try Forecast(
        items.filter { Key($0.methodID, $0.currency) == key }, methodID: key.method,
        currency: key.currency, start: starts[key], from: today)
      let limit = try below.map { try Money(stated: $0, key.currency) }
      return Line(method: method, forecast: forecast, limit: limit ?? .zero(key.currency))
    }
    return Result(
      lines: lines.sorted {
        ($0.method.label, $0.isForeign ? 1 : 0, $0.forecast.currency)
          < ($1.method.label, $1.isForeign ? 1 : 0, $1.forecast.currency)
      }, nextPayDay: sources.nextPayDay)
  }

  private struct Key: Hashable {
    let method: RecordID
    let currency: Currency

    init(_ method: RecordID, _ currency: Currency) {
      self.method = method
      self.currency = currency
    }
  }

  private func starts(_ access: ReadAccess) throws -> [Key: Money] {
    var starts: [Key: Money] = [:]
    for text in balances {
      guard let cut = text.lastIndex(of: "=") else { throw ForecastError.badBalance(text) }
      let method = try Lookup(access).method(String(text[..<cut]))
      guard let currency = method.currency else { throw ForecastError.badBalance(text) }
      let amount = try Money(stated: text[text.index(after: cut)...], currency)
      guard starts.updateValue(amount, forKey: Key(method.id, currency)) == nil else {
        throw ForecastError.badBalance(text)
      }
    }
    return starts
  }
}

/// Why nothing can be foreseen.
package enum ForecastError: Error, Equatable {
  case endsInThePast(CalendarDate)
  /// A limit without a balance it could be held against.
  case noBalance
  case badBalance(String)
}
