/// The facts of one thing, a line each, for people.
enum FactSheet {
  /// Names and values in two columns; what is not known is left out.
  static func lines(_ facts: [(name: String, value: String?)]) -> [String] {
    let known = facts.compactMap { fact in fact.value.map { (fact.name, $0) } }
    let width = known.map { Text.width($0.0) }.max() ?? 0
    return known.map { name, value in
      "\(name)\(String(repeating: " ", count: width - Text.width(name)))  \(value)"
    }
  }
}
