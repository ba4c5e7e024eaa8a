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
extension RailKind: ExpressibleByArgument {}
extension PaidBy: ExpressibleByArgument {}
extension PaymentState: ExpressibleByArgument {}
