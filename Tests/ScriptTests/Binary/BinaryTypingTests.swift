import BillTestSupport
import Foundation
import Testing

/// The rhythm of an address that is typed at a terminal, which Python opens for the program.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt && Tool("python3") != nil))
struct BinaryTypingTests {
  @Test func `a typed address is shown and measured, the password is not`() throws {
    let result = try login(keys: "typed")
    #expect(result.contains("E-mail address: ana@example.org"))
    #expect(result.contains("Logged in as ana@example.org"))
    #expect(!result.contains("lantern"))
    #expect(result.contains(#""typing": "learning""#))
  }

  @Test func `a pasted address is not measured`() throws {
    let result = try login(keys: "pasted")
    #expect(result.contains("Logged in as ana@example.org"))
    #expect(result.contains(#""typing": "not-measured""#))
  }

  @Test func `Ctrl-C at the address brings the terminal back`() throws {
    let result = try login(keys: "interrupted")
    #expect(result.contains("status: 130"))
    #expect(result.contains("echo after: True"))
  }

  private func login(keys: String) throws -> String {
    try RealProgram.lend { program in
      try program.start()
      let files = [
        "terminal.py": BinaryTypingTests.terminal, "config.toml": "[risk]\ntyping = true\n",
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(program.folder)/\(name)"))
      }
      let result = try program.shell(
        """
        umask 077; mkdir -p "$BILLCTL_HOME/config"; cp config.toml "$BILLCTL_HOME/config/"
        /usr/bin/env python3 terminal.py \(keys) "$B" login
        "$B" account activity --format json --limit 1
        """)
      return result.output + result.errors
    }
  }

  /// Runs a program on a terminal of its own and types an address and a password.
  private static let terminal = """
    import os, pty, select, sys, termios, time

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    seen = b""
    end = time.time() + 60
    def wait(text):
        global seen
        while text not in seen and time.time() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 4096)
    wait(b"E-mail address: ")
    time.sleep(0.2)
    address = b"ana@example.org"
    if sys.argv[1] == "typed":
        for key in address + b"\\r":
            os.write(terminal, bytes([key]))
            time.sleep(0.06)
    elif sys.argv[1] == "pasted":
        os.write(terminal, address + b"\\r")
    else:
        os.write(terminal, b"ana\\x03")
    if sys.argv[1] != "interrupted":
        wait(b"Password: ")
        while termios.tcgetattr(terminal)[3] & termios.ECHO and time.time() < end:
            time.sleep(0.01)
        os.write(terminal, b"copper lantern drifts eleven\\n")
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
    print("echo after:", bool(termios.tcgetattr(terminal)[3] & termios.ECHO))
    print("status:", status)
    print(seen.decode())
    """
}
