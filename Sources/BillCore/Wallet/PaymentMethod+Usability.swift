/// Why a method cannot pay on a day.
package enum MethodObstacle: Error, Hashable, Sendable {
  case expired(CalendarMonth)
  case declined(reason: String?)
  /// Nobody can open its number any more; it waits to be given again.
  case numberLost
  case removed
}

extension PaymentMethod {
  /// Why a method is declined whose number nobody can open any more.
  package static let lostNumber = "its number was lost with the recovery key"

  /// What stands against paying with this method on the given day; nil when nothing does.
  package func obstacle(on day: CalendarDate) -> MethodObstacle? {
    switch state {
    case .removed: return .removed
    case .declined:
      return declineReason == PaymentMethod.lostNumber
        ? .numberLost : .declined(reason: declineReason)
    case .usable: break
    }
    if let expires, day > expires.lastDay { return .expired(expires) }
    return nil
  }

  /// Whether the method can be used on a rail at all.
  package func suits(_ rail: RailKind) -> Bool {
    rails.isEmpty ? rail.methodKinds.contains(kind) : rails.contains(rail)
  }
}

extension [PaymentMethod] {
  /// The one that is used where none is named: the default, else the first.
  package var usual: PaymentMethod? { first(where: \.isDefault) ?? first }
}
