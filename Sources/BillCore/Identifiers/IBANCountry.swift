/// How one country builds its account numbers.
struct IBANCountry: Sendable {
  /// Two capital letters.
  let code: String
  /// What may stand where after the check digits.
  let pattern: [IBANCharacterKind]
  /// Where the bank identifier lies in the national part.
  let bankCode: Range<Int>?
  /// Whether SWIFT's registry holds the country; the others only print such numbers.
  let isRegistered: Bool
  let isSEPA: Bool

  /// Reads a row of the registry: `IT 1!a5!n5!n12!c 1+5`.
  ///
  /// That is the country, its structure in the notation of ISO 13616 and where the bank
  /// identifier lies: `offset+length`, `length` at the beginning, `-` for none.
  init?(row: some StringProtocol, isRegistered: Bool, isSEPA: (String) -> Bool) {
    let columns = row.split(separator: " ")
    guard columns.count == 3 else { return nil }
    code = String(columns[0])
    pattern = IBANCountry.kinds(columns[1])
    bankCode = IBANCountry.range(columns[2])
    self.isRegistered = isRegistered
    self.isSEPA = isSEPA(code)
  }

  /// The number of characters of a whole number, check digits and country included.
  var length: Int { 4 + pattern.count }

  /// Throws when the length is wrong or a character is not of the kind its position asks for.
  func check(_ compact: String) throws(IBANError) {
    let found = compact.utf8.count
    guard found == length else {
      throw .wrongLength(country: code, expected: length, found: found)
    }
    let kinds = [.digit, .digit] + pattern
    for (index, (character, kind)) in zip(compact.utf8.dropFirst(2), kinds).enumerated()
    where !kind.holds(character) {
      throw .wrongStructure(country: code, position: index + 3, expected: kind)
    }
  }

  /// Spells `2!n3!a` out as n n a a a.
  private static func kinds(_ structure: some StringProtocol) -> [IBANCharacterKind] {
    var kinds: [IBANCharacterKind] = []
    var count = 0
    for character in structure {
      if let digit = character.wholeNumberValue {
        count = count * 10 + digit
      } else if let kind = IBANCharacterKind(rawValue: character) {
        kinds += Array(repeating: kind, count: count)
        count = 0
      }
    }
    return kinds
  }

  private static func range(_ written: some StringProtocol) -> Range<Int>? {
    let numbers = written.split(separator: "+").compactMap { Int($0) }
    guard let length = numbers.last else { return nil }
    let offset = numbers.count == 2 ? numbers[0] : 0
    return offset..<offset + length
  }
}
