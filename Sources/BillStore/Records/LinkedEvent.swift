package import BillCore

/// An event with what it takes to check that it belongs where it stands.
package struct LinkedEvent: Sendable {
  package let event: BookEvent
  /// The hash over the log before it.
  package let previous: [UInt8]
  package let hash: [UInt8]
  package let mac: [UInt8]
}
