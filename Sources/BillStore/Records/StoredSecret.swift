/// A secret as it lies in a row.
package enum StoredSecret: Hashable, Sendable {
  /// Sealed under the account data key and bound to its row.
  case sealed([UInt8])
  /// Sealed to the account's public key by somebody without the account data key.
  case boxed([UInt8])
}
