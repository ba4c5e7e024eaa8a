import BillTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program at a terminal: a password is never shown, and Ctrl-C ends a question.
@Suite(.serialized, .enabled(if: TerminalPlay.isPossible))
struct BinaryTerminalTests {
  @Test func `a password is not shown while it is typed`() throws {
    let play = try login(typing: "copper lantern drifts eleven\n")
    #expect(play.echoes == [false])
    #expect(play.echoAfter)
    #expect(play.status == 0)
    #expect(play.screen.contains("Logged in as ana@example.org"))
    #expect(!play.screen.contains("lantern"))
  }

  @Test func `Ctrl-C at a question ends it and brings the echo back`() throws {
    let play = try login(typing: "copper\(TerminalPlay.interrupt)")
    #expect(play.echoes == [false])
    #expect(play.echoAfter)
    #expect(play.status == 130)
    #expect(!play.screen.contains("copper"))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal at a question ends it and brings the echo back`(signal: Int32) throws {
    let play = try login(typing: "copper", signal: signal)
    #expect(play.echoes == [false])
    #expect(play.echoAfter)
    #expect(play.status == 130)
  }

  @Test func `the end of input at a question is no password`() throws {
    let play = try login(typing: TerminalPlay.endOfInput)
    #expect(play.echoAfter)
    #expect(play.status == 130)
  }

  private func login(typing keys: String, signal: Int32 = 0) throws -> TerminalPlay {
    try RealProgram.lend { program in
      try program.start()
      return try TerminalPlay(
        program, "login", [.init(prompt: "Password: ", keys: keys, isHidden: true, signal: signal)])
    }
  }
}
