/// What a command has to say; only the console prints.
///
/// JSON is made when it is printed: of ten thousand payments it is more than the payments.
package struct Report {
  /// The noun and version of the JSON document: `bills/1`.
  package var schema: String
  private let makeBody: () -> [JSON.Member]
  private var makeItems: (() -> [JSON])?
  /// Long lists of the JSON document, in front of its other members.
  var lists: [List] = []
  /// Lines for people, on standard output.
  package var lines: [String]
  /// Further lines for people, which `-v` asks for.
  var details: () -> [String] = { [] }
  /// Lines drawn as they are, escape sequences included: a QR code.
  package var drawing: [String]
  /// A text for another program: the human format prints it as it is, be it into a file.
  package var text: String?
  /// Bytes for standard output in the place of everything else: a document.
  package var payload: [UInt8]?
  /// Lines beside the result, on standard error; silenced by `-q`.
  package var notes: [String]
  package var status: ExitStatus
  /// Whether the first line says TEST; nil where the home has to be asked.
  package var isTest: Bool?

  /// A report of one thing.
  package init(
    _ schema: String, _ body: @autoclosure @escaping () -> JSON, lines: [String] = [],
    drawing: [String] = [], notes: [String] = [], status: ExitStatus = .done
  ) {
    self.schema = schema
    makeBody = { if case .object(let members) = body() { members } else { [] } }
    self.lines = lines
    self.drawing = drawing
    self.notes = notes
    self.status = status
  }

  /// A report of a list, whose name in the JSON document is `name`.
  package init(
    _ schema: String, list name: String, _ items: @autoclosure @escaping () -> [JSON],
    lines: [String], notes: [String] = [], status: ExitStatus = .done
  ) {
    self.schema = schema
    makeBody = { [JSON.Member(name: name, value: .list(items()))] }
    makeItems = { items() }
    self.lines = lines
    self.drawing = []
    self.notes = notes
    self.status = status
  }

  /// The members of the JSON document behind `schema`, all made at once.
  func body() throws -> [JSON.Member] {
    try lists.map { list in
      JSON.Member(name: list.name, value: .list(try list.elements(0..<list.count)))
    } + makeBody()
  }

  /// The rows of JSONL and CSV; nil where the document is no list.
  package var items: [JSON]? {
    get { makeItems?() }
    set { makeItems = newValue.map { items in { items } } }
  }

  /// A list whose elements are made as they are printed, some at a time.
  struct List {
    /// So many are in memory together.
    static let stride = 250

    let name: String
    let count: Int
    /// The elements of some indices, from 0.
    let elements: (Range<Int>) throws -> [JSON]
  }

  /// Writes the whole JSON document piece by piece, each value changed by `change` before.
  func writeDocument(
    indented: Bool, _ change: (JSON) -> JSON, to write: (String) throws -> Void
  ) throws {
    let (outer, inner) = indented ? ("\n  ", "\n    ") : ("", "")
    let colon = indented ? ": " : ":"
    try write("{\(outer)\"schema\"\(colon)\"billctl.\(schema)\"")
    for list in lists {
      try write(",\(outer)\"\(list.name)\"\(colon)[")
      for start in stride(from: 0, to: list.count, by: List.stride) {
        let range = start..<min(start + List.stride, list.count)
        for (index, element) in zip(range, try list.elements(range)) {
          let text = change(element).rendered(indented: indented, level: 2)
          try write("\(index == 0 ? "" : ",")\(inner)\(text)")
        }
      }
      try write(list.count == 0 ? "]" : "\(outer)]")
    }
    guard case .object(let members) = change(.object(makeBody())) else { return }
    for member in members {
      let value = member.value.rendered(indented: indented, level: 1)
      try write(",\(outer)\"\(member.name)\"\(colon)\(value)")
    }
    try write(indented ? "\n}\n" : "}\n")
  }
}
