package import BillCore
import BillCredentials

/// An e-mail address or phone number in the place of another, which the old one can stop.
struct IdentifierChange: Hashable {
  enum Kind: String, Hashable, CaseIterable {
    case email, phone
  }

  let id: RecordID
  let kind: Kind
  let old: String
  /// What the account said of the old one: the state of the address, or when the number was
  /// confirmed, in milliseconds.
  let oldState: String
  /// Empty where the old one goes and none comes.
  let new: String
  /// What is kept of the code that stops the change.
  let stopVerifier: [UInt8]

  /// How long the old one can stop a change that was made, and a new one waits for its code.
  static let seconds: Int64 = 48 * 3600
}

extension IdentifierChange {
  private static let place = "identifier-change"

  /// What is sealed: neither an address nor a number holds a line feed.
  var text: String {
    [kind.rawValue, old, oldState, new, Base64URL.encode(stopVerifier)].joined(separator: "\n")
  }

  func sealed(_ key: InstallKey) -> [UInt8] {
    key.seal(
      SecureBytes(copying: Array(text.utf8)), place: IdentifierChange.place, owner: id)
  }

  /// Reads what `text` wrote.
  ///
  /// - throws: `CredentialError.malformed` for anything else.
  init(_ text: String, id: RecordID) throws(CredentialError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 5, let kind = Kind(rawValue: lines[0]),
      let verifier = Base64URL.decode(lines[4])
    else { throw .malformed(.installValue) }
    self.init(
      id: id, kind: kind, old: lines[1], oldState: lines[2], new: lines[3],
      stopVerifier: verifier)
  }

  /// - throws: `CredentialError` for a row that this installation did not write.
  init(opening blob: [UInt8], id: RecordID, _ key: InstallKey) throws {
    let text = try key.open(blob, place: IdentifierChange.place, owner: id)
      .withBytes { String(decoding: $0, as: UTF8.self) }
    try self.init(text, id: id)
  }
}

/// Why an address or number cannot be changed.
package enum IdentifierError: Error, Equatable {
  /// It is the account's own already.
  case unchanged
  /// The one before it can still stop the last change.
  case changedLately(until: Instant)
  /// No change waits that the code could stop.
  case nothingToStop
}
