/// What a document may cost to read; real e-invoices stay far below each of these.
enum XMLLimits {
  /// The size of a document in bytes; the largest real one seen has 3.3 MB.
  static let documentBytes = 64 << 20
  /// Levels of nesting.
  static let depth = 100
  /// The number of elements, wanted or not.
  static let elements = 500_000
  /// The number of attributes or namespaces of one tag: libxml2 compares each with all others.
  static let attributes = 100
  /// The number of different names; libxml2's table of them becomes slow beyond it.
  static let names = 10_000
  /// The size of one tag in bytes, for the same reason.
  static let tagBytes = 128 << 10
  /// The size in bytes of all that is kept.
  static let keptBytes = 8 << 20
}
