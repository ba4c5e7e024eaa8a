/// How a text looks.
struct TextStyle: Hashable {
  enum Weight: Int32 {
    case regular = 400, semibold = 600, bold = 700
  }

  /// In points.
  var size: Double
  var weight = Weight.regular
  var ink = Ink.text

  static let title = TextStyle(size: 22, weight: .semibold)
  static let running = TextStyle(size: 8.5, ink: .secondary)
  static let testMark = TextStyle(size: 22, weight: .bold, ink: .accent)
  static let currency = TextStyle(size: 15, weight: .semibold, ink: .accent)
  static let heading = TextStyle(size: 10, weight: .semibold)
  static let body = TextStyle(size: 8.5)
  static let secondary = TextStyle(size: 8.5, ink: .secondary)
  static let strong = TextStyle(size: 8.5, weight: .semibold)
  static let label = TextStyle(size: 7.5, ink: .secondary)
}
