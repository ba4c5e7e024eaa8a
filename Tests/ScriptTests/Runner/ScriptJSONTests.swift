import BillTestSupport
import Testing

struct ScriptJSONTests {
  private static let document = """
    {"bills":[{"id":"b1","open":"12.30","late":true,"due":null,"n":2},{"id":"b2"}],"none":[]}
    """

  @Test(arguments: [
    ("bills[0].id", "b1"), ("bills.1.id", "b2"), ("bills.#", "2"), ("none.#", "0"),
    ("bills[0].open", "12.30"), ("bills[0].late", "true"), ("bills[0].due", "null"),
    ("bills[0].n", "2"), ("bills[1]", #"{"id":"b2"}"#), ("none", "[]"),
  ])
  func `a path leads to a value`(path: String, text: String) throws {
    let value = try JSONValue(parsing: Array(ScriptJSONTests.document.utf8))
    #expect(value[path: path]?.text == text)
  }

  @Test(arguments: ["bills[2]", "bills.id", "bills[0].id.x", "nothing"])
  func `a path may lead nowhere`(path: String) throws {
    let value = try JSONValue(parsing: Array(ScriptJSONTests.document.utf8))
    #expect(value[path: path] == nil)
  }

  @Test(arguments: [
    "json bills[0].id == b1", "! json bills[0].id == b2", "json bills[0].id != b2",
    "json bills[0].id =~ '^b\\d$'", "json bills[0]", "! json bills[7]", "json stdout bills.# == 2",
    "capture ID bills[1].id\nbillctl echo $ID\nstdout '^b2$'",
  ])
  func `the json command looks at what was printed`(script: String) throws { try run(script) }

  @Test(arguments: [
    ("json bills[0].id == b2", ScriptProblem.value(path: "bills[0].id", actual: "b1")),
    ("! json bills[0].id", .value(path: "bills[0].id", actual: "b1")),
    ("json nothing", .noValue(path: "nothing")),
    ("capture ID nothing", .noValue(path: "nothing")),
    ("json a b", .usage(ScriptVerb.json.usage)),
    ("json stderr id == 1", .notJSON("")),
  ])
  func `the json command names what it found`(script: String, problem: ScriptProblem) {
    let failure = #expect(throws: ScriptFailure.self) { try run(script) }
    #expect(failure?.problem == problem)
  }

  private func run(_ script: String) throws {
    try ScriptLibrary.withScratchFolder { work in
      var runner = ScriptRunner(host: EchoHost(), work: work)
      try runner.run(TxtArchive("billctl echo '\(ScriptJSONTests.document)'\n\(script)"))
    }
  }
}
