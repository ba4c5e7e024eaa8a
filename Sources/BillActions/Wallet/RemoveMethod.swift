package import BillCore
import BillStore

/// Takes a method out of the wallet; its sealed number goes with it.
package struct RemoveMethod: Sendable {
  package init() {}

  /// Refuses while payments from the method are under way, or schedules pay from it.
  ///
  /// - throws: `WalletError.inUse`, `.usedBySchedules`.
  package func plan(_ method: PaymentMethod, _ access: ReadAccess) throws {
    try access.books.read { try refuse(method, $0) }
  }

  /// Removes it; where one method is left, that is the default one now.
  ///
  /// - throws: `WalletError.inUse`, `.usedBySchedules`.
  package func perform(_ method: PaymentMethod, _ access: MoneyAccess) throws {
    try access.books.write(at: access.world.now) { writer in
      try refuse(method, writer.reader)
      try writer.removeMethod(method.id)
      let left = try writer.reader.methods()
      if method.isDefault, left.count == 1 { try writer.setDefaultMethod(left[0].id) }
    }
  }

  private func refuse(_ method: PaymentMethod, _ reader: BookReader) throws {
    let underWay = try reader.payments().filter { payment in
      payment.methodID == method.id && payment.state.reserves && payment.state != .settled
    }
    guard underWay.isEmpty else {
      throw WalletError.inUse(label: method.label, payments: underWay.count)
    }
    let schedules = try reader.scheduleNames { $0.methodID == method.id }
    guard schedules.isEmpty else {
      throw WalletError.usedBySchedules(label: method.label, schedules: schedules)
    }
  }
}
