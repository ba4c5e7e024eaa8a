package import BillCore

/// What the user asked to pay.
package struct PayRequest: Sendable {
  /// How the bills were chosen.
  package enum Choice: Sendable, Hashable {
    /// These bills.
    case bills([String])
    /// Every payable bill due on or before a date, overdue ones included.
    case due(by: CalendarDate)
    case overdue
  }

  package var choice: Choice
  /// The method, by name; the default one where nil.
  package var from: String?
  /// The rail, by name.
  package var rail: String?
  /// A part of the one bill's open amount, as a decimal number.
  package var amount: String?
  package var on: CalendarDate?
  /// The payee account, by its last four characters or id, where a bill offers several.
  package var payee: String?
  /// Leaves the payments approved; nothing is shown or written.
  package var hold: Bool = false
  package var takesDiscount: Bool = false
  package var netsCredits: Bool = false
  /// Lets an amount be larger than what is open.
  package var overpays: Bool = false
  package var expected: Expectation?
  package var idempotencyKey: String?

  /// A count and a total that must hold: `3:304.06`.
  package struct Expectation: Sendable, Hashable {
    package var count: Int
    /// A decimal number.
    package var total: String

    package init?(_ text: String) {
      let parts = text.split(separator: ":")
      guard parts.count == 2, let count = Int(parts[0]), count >= 0 else { return nil }
      self.count = count
      total = String(parts[1])
    }
  }

  package init(_ choice: Choice) { self.choice = choice }
}
