import BillCore
import BillCredentials
import BillFormats
import BillStore

/// Makes lines of an export out of its bytes.
struct ExportParser {
  private let tables: [String: StoredTable]
  private var rest: [UInt8] = []

  init() throws {
    let tables = try Books(inMemory: .blank).read { try $0.tables() }
    self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
  }

  /// Takes the next bytes and hands on the lines that are whole by now.
  ///
  /// - throws: `ExchangeError.malformed`, `JSONError`.
  mutating func take(_ bytes: [UInt8], _ line: (ExportLine) throws -> Void) throws {
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      try line(parse(rest + bytes[start..<end]))
      (rest, start) = ([], end + 1)
    }
    rest += bytes[start...]
  }

  /// - throws: `ExchangeError.malformed` where a line has no end.
  func finish() throws {
    guard rest.isEmpty else { throw ExchangeError.malformed }
  }

  private func parse(_ bytes: [UInt8]) throws -> ExportLine {
    let json = try JSONReader.read(bytes)
    if let heading = ExportHeading(json) { return .heading(heading) }
    if case .text(let name)? = json["table"], let table = tables[name],
      case .object(let members)? = json["row"]
    {
      let opened: String? = if case .text(let opened)? = json["opened"] { opened } else { nil }
      return .row(try row(members, of: table), opened: opened)
    }
    if case .text(let sha256)? = json["original"], case .text(let content)? = json["content"],
      let content = Base64URL.decode(content)
    {
      return .original(sha256: sha256, content: content)
    }
    guard let end = json["end"], case .number(let rows)? = end["rows"],
      case .number(let originals)? = end["originals"]
    else { throw ExchangeError.malformed }
    return .end(rows: Int(rows), originals: Int(originals))
  }

  // A name that no table of ours has must not get into a statement.
  private func row(_ members: [JSON.Member], of table: StoredTable) throws -> StoredRow {
    let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    return StoredRow(
      table: table.name,
      columns: try members.map { member in
        guard let column = columns[member.name],
          let value = ExportParser.value(member.value, column)
        else { throw ExchangeError.malformed }
        return StoredRow.Column(name: column.name, value: value)
      })
  }

  private static func value(_ json: JSON, _ column: StoredTable.Column) -> StoredRow.Value? {
    switch json {
    case .null: .null
    case .number(let number): .integer(number)
    case .text(let text) where !column.holdsBytes: .text(text)
    case .text(let text):
      text.hasPrefix("base64:")
        ? Base64URL.decode(text.dropFirst(7)).map { .bytes($0) }
        : RecordID(text).map { .bytes($0.bytes) }
    case .bool, .list, .object: nil
    }
  }
}
