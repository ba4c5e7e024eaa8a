import BillTestSupport
import Foundation
import Testing

/// The prompts of codes, recovery and support at a terminal: secrets are not shown, codes can be
/// pasted, and Ctrl-C ends each question with nothing done.
@Suite(.serialized, .enabled(if: TerminalPlay.isPossible))
struct BinaryFactorTests {
  private static let password = TerminalPlay.Step.secret(
    "Password: ", "copper lantern drifts eleven")
  private static let mailed = "Code that was mailed: "

  @Test func `the code of a login is mailed, pasted and taken; Ctrl-C there logs nobody in`() throws
  {
    try lend(withFactor: true) { program in
      let before = try sessions(program)
      let stopped = try TerminalPlay(
        program, "login",
        [Self.password, .init(prompt: Self.mailed, keys: "12\(TerminalPlay.interrupt)")])
      #expect(stopped.status == 130 && stopped.echoAfter)
      #expect(!stopped.screen.contains("lantern"))
      #expect(try sessions(program) == before)
      // Whoever asks again within a minute still has the code before.
      let play = try TerminalPlay(
        program, "login", [Self.password, .line(Self.mailed, "CODE")])
      #expect(play.status == 0 && play.echoes == [false, true])
      #expect(play.screen.contains("Logged in as ana@example.org"))
      #expect(!play.screen.contains("lantern"))
    }
  }

  @Test func `a challenge is typed where a step asks for it, or the step is not done`() throws {
    try lend(withFactor: true) { program in
      let steps: [TerminalPlay.Step] = [Self.password, .line(Self.mailed, "CODE")]
      let sent = try program.shell(#""$B" mfa challenge"#)
      #expect(sent.output.contains("A code was sent to ana@example.org"))
      let stopped = try TerminalPlay(
        program, "account recover new-key",
        [Self.password, .init(prompt: Self.mailed, keys: TerminalPlay.interrupt)])
      #expect(stopped.status == 130 && stopped.echoAfter)
      #expect(!stopped.screen.contains("Your new recovery key"))
      let play = try TerminalPlay(program, "account recover new-key", steps)
      #expect(play.status == 0)
      #expect(play.screen.contains("Your new recovery key"))
      #expect(!play.screen.contains("lantern"))
    }
  }

  @Test func `recovery shows neither the key nor the new password that are typed`() throws {
    try lend(withFactor: false) { program in
      let key = try String(contentsOfFile: "\(program.folder)/key", encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      let asked = try program.shell(#""$B" account recover start"#)
      #expect(asked.status == 0, "\(asked.errors)")
      let code = try #require(
        try String(contentsOfFile: "\(program.folder)/mails", encoding: .utf8)
          .matches(of: /\b[0-9]{8}\b/).last?.output)
      let recover = "account recover finish \(code)"
      let keyStep = TerminalPlay.Step.secret("Recovery key: ", key)
      let stopped = try TerminalPlay(
        program, recover,
        [
          keyStep, .line("[y/N] ", "y"),
          .init(
            prompt: "New password: ", keys: "violet\(TerminalPlay.interrupt)", isHidden: true),
        ])
      #expect(stopped.status == 130 && stopped.echoAfter)
      #expect(!stopped.screen.contains(key) && !stopped.screen.contains("violet"))
      #expect(try program.shell(#""$B" login --password-file password"#).status == 0)
      let play = try TerminalPlay(
        program, recover,
        [
          keyStep, .line("[y/N] ", "y"),
          .secret("New password: ", "violet harbour counts seventeen"),
          .secret("Again: ", "violet harbour counts seventeen"),
        ])
      #expect(play.status == 0 && play.echoes == [false, true, false, false])
      #expect(!play.screen.contains(key) && !play.screen.contains("violet"))
      #expect(play.screen.contains("has a new password"))
      #expect(try program.shell(#""$B" login --password-file password"#).status == 4)
    }
  }

  @Test func `Ctrl-C at a question of support costs no try`() throws {
    try lend(withFactor: false) { program in
      try program.shell(#""$B" import "$EXAMPLES"/*.xml"#)
      let opened = try program.shell(#""$B" support open --format json"#).output
      let id = try #require(opened.firstMatch(of: /"id": "([^"]+)"/)?.output.1)
      let stopped = try TerminalPlay(
        program, "support verify \(id)",
        [.line("Number: ", "6"), .init(prompt: "Number: ", keys: TerminalPlay.interrupt)])
      #expect(stopped.status == 130 && stopped.echoAfter)
      #expect(
        try program.shell(#""$B" support verify \#(id) --format json"#).output
          .contains(#""tries_left": 3"#))
      let play = try TerminalPlay(
        program, "support verify \(id)",
        Array(repeating: .line("Number: ", "6"), count: 4))
      #expect(play.status == 4)
      #expect(play.screen.contains("tries left: 2"))
    }
  }

  private func sessions(_ program: RealProgram) throws -> String {
    try program.shell(#""$B" account sessions --format json"#).output
  }

  // An account whose mails lie in `mails`, and its recovery key in `key`.
  private func lend(withFactor: Bool, _ body: (RealProgram) throws -> Void) throws {
    try RealProgram.lend { program in
      for (name, text) in [
        "mailer": "#!/bin/sh\ncat >> '\(program.folder)/mails'\n",
        "mail.toml": "[mail]\nprogram = \"\(program.folder)/mailer\"\n",
      ] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(program.folder)/\(name)"))
      }
      let made = try program.shell(
        """
        umask 077; chmod 755 mailer; touch mails
        \(RealProgram.start) --format json > made || exit 1
        sed -n 's/.*"recovery_key": "\\(.*\\)".*/\\1/p' made > key; rm made
        mkdir -p "$BILLCTL_HOME/config"; cat mail.toml >> "$BILLCTL_HOME/config/config.toml"
        \(withFactor ? BinaryFactorTests.enrolment : "")
        """)
      try #require(made.status == 0, "\(made.errors)")
      try body(program)
    }
  }

  private static let enrolment = """
    "$B" mfa enroll email --password-file password && \
    "$B" mfa confirm "$(grep -oE '\\b[0-9]{8}\\b' mails | tail -n 1)"
    """
}
