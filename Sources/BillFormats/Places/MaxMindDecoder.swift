/// Decodes one value of a MaxMind DB, and no more of a corrupt one than a place could need.
struct MaxMindDecoder {
  private let source: MaxMindFile.Source
  /// Where pointers count from.
  private let section: Int
  private var place: Int
  private var valuesLeft = 4096

  private static let mostDepth = 32
  private static let mostTextBytes = 65_536

  init(_ source: @escaping MaxMindFile.Source, section: Int, at place: Int) {
    self.source = source
    self.section = section
    self.place = place
  }

  /// - throws: `MaxMindError.corrupt`, and what reading throws.
  mutating func value() throws -> MaxMindValue { try value(depth: 0, mayPoint: true) }

  private mutating func value(depth: Int, mayPoint: Bool) throws -> MaxMindValue {
    valuesLeft -= 1
    guard depth < MaxMindDecoder.mostDepth, valuesLeft > 0 else { throw MaxMindError.corrupt }
    let control = Int(try number(1))
    if control >> 5 == 1 {
      guard mayPoint else { throw MaxMindError.corrupt }
      return try pointed(control, depth)
    }
    let type = control >> 5 == 0 ? Int(try number(1)) + 7 : control >> 5
    let size = try size(control & 0x1F)
    switch type {
    case 2: return .text(String(decoding: try bytes(size), as: UTF8.self))
    case 5, 6, 9:
      guard size <= 8 else { throw MaxMindError.corrupt }
      return .number(try number(size))
    case 7: return try map(size, depth)
    case 11: return .list(try (0..<size).map { _ in try value(depth: depth + 1, mayPoint: true) })
    case 14: return .other
    case 3, 4, 8, 10, 15:
      _ = try bytes(size)
      return .other
    default: throw MaxMindError.corrupt
    }
  }

  private mutating func map(_ count: Int, _ depth: Int) throws -> MaxMindValue {
    var members: [String: MaxMindValue] = [:]
    for _ in 0..<count {
      guard let name = try value(depth: depth + 1, mayPoint: true).text else {
        throw MaxMindError.corrupt
      }
      members[name] = try value(depth: depth + 1, mayPoint: true)
    }
    return .map(members)
  }

  // A pointer never leads to a pointer, so that it cannot lead in a circle by itself.
  private mutating func pointed(_ control: Int, _ depth: Int) throws -> MaxMindValue {
    let width = control >> 3 & 3
    let rest = Int(try number(width + 1))
    let base = [0, 2048, 526_336, 0][width]
    let offset = width == 3 ? rest : (control & 7) << (8 * (width + 1)) | rest
    let after = place
    place = section + offset + base
    let target = try value(depth: depth + 1, mayPoint: false)
    place = after
    return target
  }

  private mutating func size(_ code: Int) throws -> Int {
    switch code {
    case 29: 29 + Int(try number(1))
    case 30: 285 + Int(try number(2))
    case 31: 65_821 + Int(try number(3))
    default: code
    }
  }

  private mutating func number(_ count: Int) throws -> UInt64 {
    try bytes(count).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func bytes(_ count: Int) throws -> [UInt8] {
    guard count <= MaxMindDecoder.mostTextBytes else { throw MaxMindError.corrupt }
    let bytes = try source(place, count)
    guard bytes.count == count else { throw MaxMindError.corrupt }
    place += count
    return bytes
  }
}
