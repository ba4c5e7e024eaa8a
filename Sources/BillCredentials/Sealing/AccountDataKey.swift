import CSodium

/// The random key that everything sealed for an account rests on (ADK).
///
/// No password is needed to make it and none is part of it: slots wrap it, so that a password
/// changes without touching a sealed row.
package struct AccountDataKey: Equatable, Sendable {
  let bytes: SecureBytes
  /// The generation, 1 for the first; it rises when all rows are sealed anew.
  package let epoch: UInt32

  init(bytes: SecureBytes, epoch: UInt32) {
    self.bytes = bytes
    self.epoch = epoch
  }

  /// A fresh key of 32 random bytes.
  package static func generate(epoch: UInt32 = 1) -> AccountDataKey {
    AccountDataKey(bytes: SecureBytes(random: 32), epoch: epoch)
  }

  /// What the sub-keys are for; a number, once given, is never given again.
  enum Purpose: UInt64 {
    case rows = 1
    case boxWrapping = 2
    case signingWrapping = 3
  }

  func subkey(_ purpose: Purpose) -> SecureBytes {
    bytes.subkey(purpose.rawValue, context: "BCaccnt_")
  }
}

extension SecureBytes {
  /// A sub-key of 32 bytes by `crypto_kdf`; the context is exactly eight ASCII characters.
  func subkey(_ number: UInt64, context: StaticString) -> SecureBytes {
    SecureBytes(
      capacity: 32,
      writing: { room in
        derive(number, context, into: room)
        return 32
      })
  }

  /// Lends a sub-key that is wiped right after.
  func withSubkey<Value>(
    _ number: UInt64, context: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    withPassingSecret(32) { room in
      derive(number, context, into: room)
      return body(UnsafeBufferPointer(start: room, count: 32))
    }
  }

  private func derive(
    _ number: UInt64, _ context: StaticString, into room: UnsafeMutablePointer<UInt8>
  ) {
    precondition(context.utf8CodeUnitCount == 8 && count == 32)
    let status = context.utf8Start.withMemoryRebound(to: CChar.self, capacity: 8) { name in
      withPointer { crypto_kdf_derive_from_key(room, 32, number, name, $0) }
    }
    precondition(status == 0)
  }
}
