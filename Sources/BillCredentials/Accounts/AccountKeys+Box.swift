import CSodium

extension AccountKeys {
  private static let overhead = 32 + 16

  /// Seals a value to an account without its key, for a row that joins at the next money session.
  ///
  /// A sealed box is anonymous: it proves nothing about who made it. The row's context is sealed
  /// with the value, so that a box moved to another row is refused; what it says must still be
  /// confirmed like any other input. Returns nil when the public key is not one.
  package static func boxSeal(_ plaintext: SecureBytes, for row: RowContext, publicKey: [UInt8])
    -> [UInt8]?
  {
    guard publicKey.count == 32 else { return nil }
    let message = SealedRow.padded(plaintext, after: boxContext(row))
    var box = [UInt8](repeating: 0, count: message.count + overhead)
    let status = message.withPointer {
      crypto_box_seal(&box, $0, UInt64(message.count), publicKey)
    }
    return status == 0 ? box : nil
  }

  /// Opens what was sealed to this account for a row.
  ///
  /// Throws `.tampered(.boxedValue)` when the box was edited, moved or made for another account.
  package func boxOpen(_ box: [UInt8], for row: RowContext) throws(CredentialError) -> SecureBytes {
    guard box.count >= AccountKeys.overhead + 32 + SealedRow.block else {
      throw .malformed(.boxedValue)
    }
    var isGenuine = false
    let length = box.count - AccountKeys.overhead
    let message = SecureBytes(
      capacity: length,
      writing: { room in
        let status = boxSecret.withPointer {
          crypto_box_seal_open(room, box, UInt64(box.count), boxPublicKey, $0)
        }
        isGenuine = status == 0
        return length
      })
    let context = message.withBytes { Array($0.prefix(32)) }
    guard isGenuine, Sodium.areEqual(context, AccountKeys.boxContext(row)),
      let plaintext = SealedRow.unpadded(message, after: context.count)
    else { throw .tampered(.boxedValue) }
    return plaintext
  }

  /// Suite 2: a box does not know the epoch, so zero stands for it.
  private static func boxContext(_ row: RowContext) -> [UInt8] {
    Blake2b.hash(row.associatedData(suite: 2, epoch: 0))
  }
}
