import BillTestSupport
import Foundation
import Testing

/// The program at a terminal, which Python opens for it.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt && Tool("python3") != nil))
struct BinaryTerminalTests {
  @Test func `a password is not shown while it is typed`() throws {
    let result = try login(typing: #"copper lantern drifts eleven\n"#)
    #expect(result.contains("echo while asking: off"))
    #expect(result.contains("echo after: on"))
    #expect(result.contains("status: 0"))
    #expect(result.contains("Logged in as ana@example.org"))
    #expect(!result.contains("lantern"))
  }

  @Test func `Ctrl-C at a question ends it and brings the echo back`() throws {
    let result = try login(typing: #"copper\x03"#)
    #expect(result.contains("echo while asking: off"))
    #expect(result.contains("echo after: on"))
    #expect(result.contains("status: 130"))
    #expect(!result.contains("copper"))
  }

  @Test func `the end of input at a question is no password`() throws {
    let result = try login(typing: #"\x04"#)
    #expect(result.contains("echo after: on"))
    #expect(result.contains("status: 130"))
  }

  // What the terminal showed and how the program ended.
  private func login(typing keys: String) throws -> String {
    try RealProgram.lend { program in
      try program.start()
      let script = BinaryTerminalTests.terminal.replacing("KEYS", with: keys)
      try Data(script.utf8).write(to: URL(fileURLWithPath: "\(program.folder)/terminal.py"))
      let result = try program.shell(#"/usr/bin/env python3 terminal.py "$B" login"#)
      return result.output + result.errors
    }
  }

  /// Runs a program on a terminal of its own, types when it asks, and tells what was seen.
  private static let terminal = """
    import os, pty, select, sys, termios, time

    def echo(file):
        return "on" if termios.tcgetattr(file)[3] & termios.ECHO else "off"

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    seen = b""
    end = time.time() + 60
    while b"Password: " not in seen and time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096)
    while echo(terminal) == "on" and time.time() < end:
        time.sleep(0.01)
    print("echo while asking:", echo(terminal))
    os.write(terminal, b"KEYS")
    status = None
    while status is None and time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 4096)
            except OSError:
                pass
        done, code = os.waitpid(child, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
    print("echo after:", echo(terminal))
    print("status:", status)
    print(seen.decode())
    """
}
