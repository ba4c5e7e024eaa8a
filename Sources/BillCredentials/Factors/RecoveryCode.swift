package import BillCore

/// A code that stands in for the second factor once: 25 letters, 125 random bits.
package struct RecoveryCode: Equatable, Sendable {
  /// How many are made at a time.
  package static let setSize = 10
  private static let letterCount = 25

  private let values: SecureBytes

  /// A fresh set; it makes every older set void.
  package static func generateSet() -> [RecoveryCode] {
    (0..<setSize).map { _ in generate() }
  }

  /// A code of the same form for another purpose, which is in no set.
  package static func generate() -> RecoveryCode {
    var values = Sodium.randomBytes(letterCount).map { $0 & 31 }
    return RecoveryCode(values: SecureBytes(consuming: &values))
  }

  private init(values: SecureBytes) { self.values = values }

  /// Reads a code as a person types it; nil when it cannot be one.
  package init?(_ text: some StringProtocol) {
    guard var values = Crockford.values(text), values.count == RecoveryCode.letterCount else {
      return nil
    }
    self.values = SecureBytes(consuming: &values)
  }

  /// Five groups of five letters, to show once.
  package var text: String { Crockford.grouped(values.copied(), by: 5) }

  /// What is stored of it: a plain hash.
  ///
  /// Nobody guesses 125 bits. That a code is used once is the store's business.
  package func verifier(account: RecordID) -> [UInt8] {
    Blake2b.keyedHash(
      values.copied(), key: nil, salt: account.bytes, personalisation: "billctl.rcode.v1")
  }

  /// The place of this code in a list of stored hashes; all are compared, in constant time.
  package func index(in verifiers: [[UInt8]], account: RecordID) -> Int? {
    let mine = verifier(account: account)
    var found: Int?
    for (index, stored) in verifiers.enumerated() where Sodium.areEqual(mine, stored) {
      found = index
    }
    return found
  }
}
