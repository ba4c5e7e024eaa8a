import ArgumentParser
import BillCore

// Values of BillCore as arguments.

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension CalendarMonth: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension BillState: ExpressibleByArgument {}
extension RailKind: ExpressibleByArgument {
  /// What help offers: the ways this version can pay.
  package static var allValueStrings: [String] { allCases.filter(\.isBuilt).map(\.rawValue) }
}
extension PaidBy: ExpressibleByArgument {}
extension SecondFactor.Kind: ExpressibleByArgument {}
extension PaymentState: ExpressibleByArgument {}
