/// Where a network is used, as far as a database says.
package struct NetworkPlace: Hashable, Sendable {
  /// ISO 3166 letters of the country it is used in, and of the one it is registered in.
  package let country: String?
  package let registeredCountry: String?
  /// The number and holder of its autonomous system.
  package let system: UInt64?
  package let organization: String?

  /// The country, else the autonomous system.
  package var label: String? { country ?? registeredCountry ?? system.map { "AS\($0)" } }
}
