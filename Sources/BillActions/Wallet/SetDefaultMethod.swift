package import BillCore

/// Makes a method the default one: the one that pays where none is named, so it takes the key.
package struct SetDefaultMethod: Sendable {
  package init() {}

  /// The wallet with the new default.
  package func perform(_ method: PaymentMethod, _ access: MoneyAccess) throws -> PaymentMethod {
    try access.books.write(at: access.world.now) { writer in
      try writer.setDefaultMethod(method.id)
      return try writer.reader.method(method.id)
    }
  }
}
