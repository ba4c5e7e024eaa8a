import BillCore
import BillCredentials
import BillFormats
import BillStore

/// One line of an export, which is JSON Lines: a heading, the rows of each table, the originals,
/// and an end that counts them.
enum ExportLine: Hashable {
  case heading(ExportHeading)
  /// A row, and what lies sealed in it: an account number, or a change of address or number.
  case row(StoredRow, opened: String?)
  case original(sha256: String, content: [UInt8])
  case end(rows: Int, originals: Int)
}

extension ExportLine {
  /// The line with its line feed.
  var bytes: [UInt8] { Array((json.rendered(indented: false) + "\n").utf8) }

  private var json: JSON {
    switch self {
    case .heading(let heading): heading.json
    case .row(let row, let opened):
      JSON.object(
        [
          .init(name: "table", value: .text(row.table)),
          .init(name: "row", value: .object(row.columns.map(\.member))),
        ] + (opened.map { [.init(name: "opened", value: .text($0))] } ?? []))
    case .original(let sha256, let content):
      ["original": .text(sha256), "content": .text(Base64URL.encode(content))]
    case .end(let rows, let originals):
      ["end": ["rows": .number(Int64(rows)), "originals": .number(Int64(originals))]]
    }
  }
}

extension StoredRow.Column {
  /// Sixteen bytes are an id, written as everywhere else; other bytes say what they are.
  fileprivate var member: JSON.Member {
    let json: JSON =
      switch value {
      case .null: .null
      case .integer(let number): .number(number)
      case .text(let text): .text(text)
      case .bytes(let bytes):
        .text(RecordID(bytes: bytes)?.description ?? "base64:\(Base64URL.encode(bytes))")
      }
    return JSON.Member(name: name, value: json)
  }
}
