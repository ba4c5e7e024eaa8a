package import BillCore

extension InstallKey {
  /// The value a typed phone number is recognised by.
  ///
  /// Hashes the text as given: the caller brings it to its one form (E.164) first.
  package func lookupHash(phone: String) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLlook1")
    message.append(phone)
    return mac(.lookup, message.bytes)
  }

  /// Whether two payee accounts are the same, judged where no account data key is at hand.
  ///
  /// An import must hold a known biller's bill with other bank details also when nobody is logged
  /// in. Against a copy of the database or a backup the hash tells nothing; whoever also reads the
  /// state folder can test account numbers he guesses. It authorises nothing by itself: money moves
  /// to a number that was accepted, sealed together with this hash, and still has it.
  package func payeeFingerprint(_ account: String) -> [UInt8] {
    mac(.payeeEquality, Array(account.utf8))
  }

  /// What is stored of a one-time code: bound to its challenge.
  package func codeVerifier(challenge: RecordID, code: String) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLcode1")
    message.append(fixed: challenge.bytes)
    message.append(OneTimeCode.canonical(code))
    return mac(.codes, message.bytes)
  }

  /// Whether a typed code is the one the verifier was made from, in constant time.
  package func accepts(code: String, verifier: [UInt8], challenge: RecordID) -> Bool {
    Sodium.areEqual(codeVerifier(challenge: challenge, code: code), verifier)
  }

  /// Seals a small value that must be readable while nobody is logged in (a phone number, a
  /// notice's address), for one named place.
  package func seal(_ plaintext: SecureBytes, place: String, owner: RecordID) -> [UInt8] {
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    let sealed = Aead.seal(
      SealedRow.padded(plaintext), aad: InstallKey.placeData(place, owner), nonce: nonce,
      key: subkey(.sealing))
    return [SealedRow.format, SealedRow.suite] + nonce + sealed
  }

  /// Opens what `seal` made for the same place and owner; throws `.malformed` or `.tampered`.
  package func open(_ blob: [UInt8], place: String, owner: RecordID) throws(CredentialError)
    -> SecureBytes
  {
    let start = 2 + Aead.nonceLength
    guard blob.count > start, blob[0] == SealedRow.format, blob[1] == SealedRow.suite else {
      throw .malformed(.installValue)
    }
    let opened = Aead.open(
      Array(blob[start...]), aad: InstallKey.placeData(place, owner),
      nonce: Array(blob[2..<start]), key: subkey(.sealing),
      paddedTo: SealedRow.block)
    guard let opened else { throw .tampered(.installValue) }
    return opened
  }

  private static func placeData(_ place: String, _ owner: RecordID) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLinst1")
    message.append(place)
    message.append(fixed: owner.bytes)
    return message.bytes
  }
}
