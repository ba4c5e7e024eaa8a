/// The numbers of the protocol; `docs/rails/PROTOCOL.md` has its words.
package enum RailProtocol {
  package static let version: Int64 = 1
  /// No request and no answer is longer.
  package static let mostBytes = 65_536
  /// Seconds in which a program says what it can do.
  package static let capabilitiesSeconds = 30
  /// Seconds a bank is given, where the configuration says nothing else.
  package static let usualSeconds = 120
}
