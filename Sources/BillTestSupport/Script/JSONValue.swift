package import Foundation

/// A JSON value, for looking into what a command printed.
package enum JSONValue: Equatable, Decodable {
  case null
  case bool(Bool)
  case number(Decimal)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {  // why: the next kind is tried
      self = .bool(value)
    } else if let value = try? container.decode(Decimal.self) {  // why: the next kind is tried
      self = .number(value)
    } else if let value = try? container.decode(String.self) {  // why: the next kind is tried
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {  // why: the next kind is tried
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Reads one document; throws `ScriptProblem.notJSON`.
  package init(parsing bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw ScriptProblem.notJSON(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// What stands at a path such as `bills[0].biller.name`; `#` is the number of elements.
  package subscript(path path: String) -> JSONValue? {
    let steps = path.split { $0 == "." || $0 == "[" || $0 == "]" }
    return steps.reduce(self) { (value: JSONValue?, step) in value?.child(String(step)) }
  }

  private func child(_ step: String) -> JSONValue? {
    switch self {
    case .array(let elements) where step == "#": .number(Decimal(elements.count))
    case .object(let members) where step == "#": .number(Decimal(members.count))
    case .array(let elements):
      Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
    case .object(let members): members[step]
    case .null, .bool, .number, .string: nil
    }
  }

  /// Strings as they are, all else as compact JSON with sorted keys.
  package var text: String {
    if case .string(let text) = self { return text }
    return json
  }

  private var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): "\"\(value)\""
    case .array(let elements): "[\(elements.map(\.json).joined(separator: ","))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1.json)" }.joined(separator: ","))}"
    }
  }
}
