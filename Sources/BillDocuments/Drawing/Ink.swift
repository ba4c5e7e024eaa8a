/// A colour, its parts from 0 to 1.
struct Ink: Hashable {
  var red: Double
  var green: Double
  var blue: Double

  static let text = Ink(red: 0.11, green: 0.12, blue: 0.14)
  static let secondary = Ink(red: 0.42, green: 0.44, blue: 0.47)
  static let hairline = Ink(red: 0.86, green: 0.87, blue: 0.88)
  static let rule = Ink(red: 0.45, green: 0.47, blue: 0.50)
  static let accent = Ink(red: 0.07, green: 0.27, blue: 0.42)
  static let black = Ink(red: 0, green: 0, blue: 0)
  static let white = Ink(red: 1, green: 1, blue: 1)
}
