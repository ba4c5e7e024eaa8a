/// The `[risk]` table.
package struct RiskConfiguration: Hashable, Sendable {
  /// The MaxMind DB that says where an address is used.
  package var places: String?
  /// The files that list addresses nobody should come from.
  package var blocklists: [String] = []
  /// Whether `login` asks for the address on a terminal, to learn how it is typed.
  package var learnsTyping = false

  package init() {}
}

extension RiskConfiguration {
  init(_ table: ConfigurationTable) throws {
    try table.allow(["places", "blocklists", "typing"])
    places = try table.text("places")
    if let places, !places.hasPrefix("/") { throw table.wrong("places", "an absolute path") }
    blocklists = try table.texts("blocklists")
    guard blocklists.allSatisfy({ $0.hasPrefix("/") }) else {
      throw table.wrong("blocklists", "a list of absolute paths")
    }
    learnsTyping = try table.flag("typing") ?? false
  }
}
