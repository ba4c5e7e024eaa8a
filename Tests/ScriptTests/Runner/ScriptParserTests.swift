import BillTestSupport
import Testing

struct ScriptParserTests {
  @Test func `remarks and empty lines are no commands`() throws {
    let commands = try ScriptParser.parse("\n# a remark\n  \nbillctl pay # and one more\n")
    #expect(commands.map(\.line) == [4])
    #expect(commands[0].arguments == [[.bare("pay")]])
  }

  @Test func `quotes keep blanks together and double to one`() throws {
    let command = try #require(try ScriptParser.parse("stdout 'it''s  here'").first)
    #expect(command.arguments == [[.quoted("it's  here")]])
  }

  @Test func `a word may be quoted in part`() throws {
    let command = try #require(try ScriptParser.parse("env NAME='a b'$X").first)
    #expect(command.arguments == [[.bare("NAME="), .quoted("a b"), .bare("$X")]])
  }

  @Test func `conditions and the negation come first`() throws {
    let command = try #require(try ScriptParser.parse("[linux] [!prog:zz] ! billctl pay").first)
    #expect(command.conditions == [.system("linux"), .not(.program("zz"))])
    #expect(command.isNegated)
    #expect(command.name == "billctl")
  }

  @Test(arguments: [
    ("ok\nstdout 'open", 2, ScriptSyntaxError.Problem.openQuote),
    ("[moon] billctl", 1, .unknownCondition("moon")),
    ("!", 1, .noCommand),
    ("'billctl' x", 1, .quotedCommand),
  ])
  func `what cannot be read is named with its line`(
    text: String, line: Int, problem: ScriptSyntaxError.Problem
  ) {
    #expect(throws: ScriptSyntaxError(line: line, problem: problem)) {
      try ScriptParser.parse(text)
    }
  }
}
