package import BillCore

/// Why the wallet cannot take or change a method.
package enum WalletError: Error, Equatable {
  case malformedAccountNumber
  case alreadyThere(label: String)
  case unknownCurrency(String)
  /// A card that is past its last month.
  case expired(CalendarMonth)
  /// The method still has payments under way.
  case inUse(label: String, payments: Int)
  /// Schedules pay from the method.
  case usedBySchedules(label: String, schedules: [String])
  /// An edit that changes nothing.
  case nothingToChange
  /// An option that methods of this kind do not have.
  case wrongKind(option: String, kind: MethodKind)
  /// The rails cannot take money from methods of this kind.
  case unsuitableRail(RailKind, kind: MethodKind)
}
