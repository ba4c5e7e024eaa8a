import BillCore
package import BillFormats

/// The members of an answer, each of which must be known and of its type.
struct RailFields {
  private let members: [JSON.Member]

  /// - throws: `RailAnswerError`.
  init(_ json: JSON, known: Set<String>) throws {
    guard case .object(let members) = json else { throw RailAnswerError.notAnObject }
    for member in members where !known.contains(member.name) {
      throw RailAnswerError.unknownMember(member.name)
    }
    self.members = members
  }

  /// The members of a whole answer, which names the protocol's version.
  init(answer bytes: [UInt8], known: Set<String>) throws {
    guard bytes.count <= RailProtocol.mostBytes else { throw RailAnswerError.tooLarge }
    do {
      self = try RailFields(JSONReader.read(bytes), known: known.union(["protocol"]))
    } catch let error as JSONError {
      throw RailAnswerError.notJSON(error)
    }
    guard try number("protocol", 0...Int64.max) == RailProtocol.version else {
      throw RailAnswerError.wrong("protocol", "\(RailProtocol.version)")
    }
  }

  /// Refuses an answer about another payment than was asked about.
  func checkKey(_ key: String) throws {
    let answered = try text("idempotency_key")
    guard answered == key else { throw RailAnswerError.otherKey(answered) }
  }

  private func value(_ name: String) throws -> JSON {
    guard let value = optional(name) else { throw RailAnswerError.missing(name) }
    return value
  }

  private func optional(_ name: String) -> JSON? {
    members.first { $0.name == name }.flatMap { $0.value == .null ? nil : $0.value }
  }

  func text(_ name: String) throws -> String {
    guard case .text(let text) = try value(name), (1...200).contains(text.unicodeScalars.count)
    else { throw RailAnswerError.wrong(name, "a text of 1 to 200 characters") }
    return text
  }

  func optionalText(_ name: String) throws -> String? {
    try optional(name).map { _ in try text(name) }
  }

  func flag(_ name: String) throws -> Bool {
    guard case .bool(let flag) = try value(name) else {
      throw RailAnswerError.wrong(name, "true or false")
    }
    return flag
  }

  func number(_ name: String, _ range: ClosedRange<Int64>) throws -> Int64 {
    guard case .number(let number) = try value(name), range.contains(number) else {
      throw RailAnswerError.wrong(
        name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A list without repetitions that `read` takes every item of.
  func list<Item: Hashable>(_ name: String, _ expected: String, _ read: (JSON) throws -> Item?)
    throws -> [Item]
  {
    guard case .list(let values) = try value(name) else {
      throw RailAnswerError.wrong(name, "a list of \(expected)")
    }
    let items = try values.compactMap(read)
    guard items.count == values.count, Set(items).count == items.count else {
      throw RailAnswerError.wrong(name, "a list of \(expected), each once")
    }
    return items
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) throws
    -> Word where Word.RawValue == String
  {
    guard let word = Word(rawValue: try text(name)) else {
      throw RailAnswerError.wrong(
        name, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }
}

/// Why an answer is not one of the protocol.
package enum RailAnswerError: Error, Hashable, Sendable {
  case notJSON(JSONError)
  case notAnObject
  case tooLarge
  case missing(String)
  case unknownMember(String)
  case wrong(String, String)
  /// It is about another payment than was asked.
  case otherKey(String)
}
