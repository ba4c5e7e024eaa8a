/// What a command has to say; only the console prints.
///
/// JSON is made when it is printed: of ten thousand payments it is more than the payments.
package struct Report {
  /// The noun and version of the JSON document: `bills/1`.
  package var schema: String
  private let makeBody: () -> [JSON.Member]
  private var makeItems: (() -> [JSON])?
  /// Lines for people, on standard output.
  package var lines: [String]
  /// Further lines for people, which `-v` asks for.
  package var details: [String] = []
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

  /// The members of the JSON document behind `schema`.
  package var body: [JSON.Member] { makeBody() }

  /// The rows of JSONL and CSV; nil where the document is no list.
  package var items: [JSON]? {
    get { makeItems?() }
    set { makeItems = newValue.map { items in { items } } }
  }

  /// The whole JSON document.
  package var document: JSON {
    .object([JSON.Member(name: "schema", value: .text("billctl.\(schema)"))] + body)
  }
}
