import BillTestSupport
import Foundation
import Testing

/// The rhythm of an address that is typed at a terminal.
@Suite(.serialized, .enabled(if: TerminalPlay.isPossible))
struct BinaryTypingTests {
  private static let address = "E-mail address: "
  private static let password = TerminalPlay.Step.secret(
    "Password: ", "copper lantern drifts eleven")

  @Test func `a typed address is shown and measured, the password is not`() throws {
    let (play, activity) = try login([
      .init(prompt: Self.address, keys: "ana@example.org\r", pause: 60), Self.password,
    ])
    #expect(play.screen.contains("E-mail address: ana@example.org"))
    #expect(play.screen.contains("Logged in as ana@example.org"))
    #expect(!play.screen.contains("lantern"))
    #expect(activity.contains(#""typing": "learning""#))
  }

  @Test func `a pasted address is not measured`() throws {
    let (play, activity) = try login([
      .init(prompt: Self.address, keys: "ana@example.org\r"), Self.password,
    ])
    #expect(play.screen.contains("Logged in as ana@example.org"))
    #expect(activity.contains(#""typing": "not-measured""#))
  }

  @Test func `Ctrl-C at the address brings the terminal back`() throws {
    let (play, _) = try login([
      .init(prompt: Self.address, keys: "ana\(TerminalPlay.interrupt)")
    ])
    #expect(play.status == 130)
    #expect(play.echoAfter)
  }

  private func login(_ steps: [TerminalPlay.Step]) throws -> (TerminalPlay, activity: String) {
    try RealProgram.lend { program in
      try program.start()
      try Data("[risk]\ntyping = true\n".utf8).write(
        to: URL(fileURLWithPath: "\(program.folder)/config.toml"))
      try program.shell(
        #"umask 077; mkdir -p "$BILLCTL_HOME/config"; cp config.toml "$BILLCTL_HOME/config/""#)
      let play = try TerminalPlay(program, "login", steps)
      return (play, try program.shell(#""$B" account activity --format json --limit 1"#).output)
    }
  }
}
