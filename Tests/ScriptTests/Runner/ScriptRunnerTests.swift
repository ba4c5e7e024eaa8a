import BillCore
import BillTestSupport
import Testing

struct ScriptRunnerTests {
  @Test(arguments: [
    "billctl echo hello\nstdout '^hello$'\n! stdout bye\n! stderr .",
    "billctl warn careful\n! stdout .\nstderr careful\nstatus 0",
    "! billctl fail 64\nstatus 64\nstderr no",
    "billctl echo a b a\nstdout -count=2 'a'",
    "billctl echo hello\ncmp stdout want\n! cmp stdout other\n-- want --\nhello\n-- other --\nx",
    "env X=7\nbillctl echo $X ${X}a '$X'\nstdout '^7 7a \\$X$'",
    "env X=7\nbillctl echo 7\ncmpenv stdout want\n-- want --\n$X\n",
    "now 2026-11-22T08:00:00Z\nadvance 3d\nadvance -1h\nbillctl clock\nstdout 2026-11-25T07:00:00Z",
    "type 'a b' c\nbillctl answers\nstdout '^a b\\|c$'\nbillctl answers\n! stdout .",
    "stdin file\nbillctl input\nstdout '^hi$'\nbillctl input\n! stdout .\n-- file --\nhi\n",
    "billctl echo x\ncopy-stdout a/b\ngrep '^x$' a/b\ncp a/b c\ncmp a/b c\nrm a\n! exists a\nexists c",
    "mkdir d\ncd d\nbillctl echo x\ncopy-stdout f\ncd $WORK\nexists d/f",
    "billctl echo x\ncopy-stdout f\nchmod 0640 f\nmode 0640 f\nsymlink l nowhere\nexists l",
    "exec sh -c 'cat; echo $Y >&2; pwd; exit 0'\nstdout $WORK",
    "env Y=9\n! exec sh -c 'echo $Y; exit 3'\nstdout 9\nstatus 3",
    "[prog:no-such-program] billctl fail 1\n[!prog:sh] billctl fail 1",
    "skip 'not today'\nbillctl fail 1",
  ])
  func `a script that is right passes`(text: String) throws { try run(text) }

  @Test(arguments: [
    ("billctl fail 3", ScriptProblem.failed(status: 3)),
    ("! billctl echo", .succeeded),
    ("billctl echo a\nstdout b", .noMatch(pattern: "b")),
    ("billctl echo a\n! stdout a", .match(pattern: "a")),
    ("billctl echo a\nstdout '('", .badPattern("(")),
    ("billctl echo aa\nstdout -count=1 a", .matchCount(pattern: "a", expected: 1, actual: 2)),
    ("! billctl fail 3\nstatus 4", .status(expected: 4, actual: 3)),
    ("stdout x", .nothingRun),
    ("exists x", .missing("x")),
    ("! exists x\n-- x --\n", .present("x")),
    ("cmp a b\n-- a --\n1\n2\n-- b --\n1\n3\n", .different(firstLine: 2, left: "2", right: "3")),
    ("frobnicate", .unknownCommand("frobnicate")),
    ("! env X=1", .negationMeansNothing("env")),
    ("advance soon", .usage(ScriptVerb.advance.usage)),
    ("now today", .usage(ScriptVerb.now.usage)),
    ("tty maybe", .usage(ScriptVerb.tty.usage)),
    ("exec no-such-program", .noProgram("no-such-program")),
    ("chmod 0600 f\nmode 0644 f\n-- f --\n", .mode(file: "f", expected: "0644", actual: "600")),
  ])
  func `a script that is wrong fails with the reason`(text: String, problem: ScriptProblem) {
    let failure = #expect(throws: ScriptFailure.self) { try run(text) }
    #expect(failure?.problem == problem)
  }

  @Test func `the failure shows the line and what was run before it`() throws {
    let failure = #expect(throws: ScriptFailure.self) {
      try run("billctl echo one\n\nstdout two\nbillctl echo three")
    }
    #expect(failure?.line == 3)
    #expect(failure?.transcript == "> billctl echo one\none\n> stdout two\n")
  }

  @Test func `the host sees the folder, the terminal and only the script's environment`() throws {
    try ScriptLibrary.withScratchFolder { work in
      var runner = ScriptRunner(host: EchoHost(), work: work)
      try runner.run(TxtArchive("mkdir d\ncd d\ntty on\nenv A=b\nbillctl pay"))
      let call = try #require(runner.host.calls.first)
      #expect(call.folder == "\(work)/d")
      #expect(call.isTerminal)
      let names = ["A", "BILLCTL_HOME", "CORPUS", "EXAMPLES", "HOME", "TZ", "WORK"]
      #expect(call.environment.keys.sorted() == names)
      #expect(call.environment["HOME"] == work)
    }
  }

  @Test func `a script that skips itself says why`() throws {
    #expect(try run("skip 'not today'") == "not today")
    #expect(try run("billctl echo") == nil)
  }

  @discardableResult
  private func run(_ text: String) throws -> String? {
    try ScriptLibrary.withScratchFolder { work in
      var runner = ScriptRunner(host: EchoHost(), work: work)
      return try runner.run(TxtArchive(text))
    }
  }
}
