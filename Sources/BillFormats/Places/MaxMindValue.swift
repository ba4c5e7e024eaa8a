/// A value of a MaxMind DB's data section (MaxMind DB File Format 2.0, "Output Data Section").
enum MaxMindValue: Hashable, Sendable {
  case text(String)
  case number(UInt64)
  case map([String: MaxMindValue])
  case list([MaxMindValue])
  /// Of a type that no place needs: floats, bytes, signed and very large numbers, booleans.
  case other

  /// What a map holds under a name.
  subscript(name: String) -> MaxMindValue? {
    if case .map(let members) = self { members[name] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: UInt64? { if case .number(let number) = self { number } else { nil } }
}
