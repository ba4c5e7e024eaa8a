import BillTestSupport
import Foundation
import Testing

/// The program on a terminal of its own, which Python opens for it, and somebody who types there.
struct TerminalPlay: Decodable {
  /// Everything the terminal showed.
  let screen: String
  /// As a shell would tell it: 130 after Ctrl-C.
  let status: Int
  /// Whether typed keys were shown at each step.
  let echoes: [Bool]
  /// Whether they are shown again after the program's end.
  let echoAfter: Bool

  static let isPossible = RealProgram.isBuilt && Tool("python3") != nil

  /// What somebody does when the terminal shows a prompt.
  struct Step: Encodable {
    let prompt: String
    /// `CODE` stands for the last eight digits in the file `mails`.
    let keys: String
    /// Nothing is typed before the terminal hides it.
    var isHidden = false
    /// Milliseconds between two keys; 0 pastes them.
    var pause = 0
    /// The signal that the program gets then; 0 for none.
    var signal: Int32 = 0

    /// A secret and the return key, pasted.
    static func secret(_ prompt: String, _ keys: String) -> Step {
      Step(prompt: prompt, keys: "\(keys)\n", isHidden: true)
    }

    /// A line, pasted.
    static func line(_ prompt: String, _ keys: String) -> Step {
      Step(prompt: prompt, keys: "\(keys)\n")
    }
  }

  static let interrupt = "\u{3}"
  static let endOfInput = "\u{4}"

  /// Runs `billctl` with arguments, as a shell reads them.
  init(_ program: RealProgram, _ arguments: String, _ steps: [Step]) throws {
    for (name, data) in [
      ("terminal.py", Data(TerminalPlay.script.utf8)), ("steps", try JSONEncoder().encode(steps)),
    ] {
      try data.write(to: URL(fileURLWithPath: "\(program.folder)/\(name)"))
    }
    let result = try program.shell(#"/usr/bin/env python3 terminal.py "$B" \#(arguments)"#)
    try #require(result.status == 0, "\(result.errors)")
    self = try JSONDecoder().decode(TerminalPlay.self, from: Data(result.output.utf8))
  }

  private static let script = """
    import json, os, pty, re, select, sys, termios, time

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    seen, place, echoes = b"", 0, []
    end = time.time() + 60

    def read(seconds):
        global seen
        try:
            if select.select([terminal], [], [], seconds)[0]:
                seen += os.read(terminal, 4096)
        except OSError:
            time.sleep(seconds)

    def echo():
        return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)

    for step in json.load(open("steps")):
        prompt = step["prompt"].encode()
        while prompt not in seen[place:] and time.time() < end:
            read(0.1)
        place = seen.find(prompt, place) + len(prompt)
        while step["isHidden"] and echo() and time.time() < end:
            time.sleep(0.01)
        # Somebody needs a moment; the program sets the terminal up after it has asked.
        time.sleep(0.1)
        echoes.append(echo())
        keys = step["keys"]
        if "CODE" in keys:
            keys = keys.replace("CODE", re.findall(r"\\b[0-9]{8}\\b", open("mails").read())[-1])
        for part in keys if step["pause"] else [keys]:
            os.write(terminal, part.encode())
            time.sleep(step["pause"] / 1000)
        if step["signal"]:
            os.kill(child, step["signal"])
    status = None
    while status is None and time.time() < end:
        read(0.1)
        done, code = os.waitpid(child, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
    while select.select([terminal], [], [], 0)[0]:
        before = len(seen)
        read(0)
        if len(seen) == before:
            break
    print(json.dumps({
        "screen": seen.decode(), "status": -1 if status is None else status if status >= 0 else 128 - status,
        "echoes": echoes, "echoAfter": echo()}))
    """
}
