/// The commands a script may use.
package enum ScriptVerb: String, CaseIterable {
  case billctl, exec, home
  case status, stdout, stderr, grep, cmp, cmpenv, exists, mode, json
  case mkdir, cp, rm, chmod, symlink, copyStdout = "copy-stdout"
  case env, cd, stdin, tty, type, now, advance, capture, skip

  /// Whether `!` before it means something.
  package var canBeNegated: Bool {
    switch self {
    case .billctl, .exec, .stdout, .stderr, .grep, .cmp, .cmpenv, .exists, .json: true
    case .home, .status, .mode, .mkdir, .cp, .rm, .chmod, .symlink, .copyStdout, .env, .cd, .stdin,
      .tty, .type, .now, .advance, .capture, .skip:
      false
    }
  }

  /// How it is written, for the message about a wrong call.
  package var usage: String {
    switch self {
    case .billctl: "billctl ARGUMENT…"
    case .home: "home [--live] [OPTION…]"
    case .exec: "exec PROGRAM ARGUMENT…"
    case .status: "status NUMBER"
    case .stdout, .stderr: "\(rawValue) [-count=N] 'REGEX'"
    case .grep: "grep [-count=N] 'REGEX' FILE"
    case .cmp, .cmpenv: "\(rawValue) FILE FILE"
    case .exists: "exists FILE…"
    case .mode: "mode OCTAL FILE"
    case .json: "json [stdout|stderr] PATH [==|!= VALUE | =~ 'REGEX']"
    case .mkdir: "mkdir FOLDER…"
    case .cp: "cp FILE FILE"
    case .rm: "rm FILE…"
    case .chmod: "chmod OCTAL FILE"
    case .symlink: "symlink NAME TARGET"
    case .copyStdout: "copy-stdout FILE"
    case .env: "env NAME=VALUE"
    case .cd: "cd FOLDER"
    case .stdin: "stdin FILE"
    case .tty: "tty on|off"
    case .type: "type 'TEXT'…"
    case .now: "now 2026-11-22T08:00:00Z"
    case .advance: "advance 3d (s, m, h, d)"
    case .capture: "capture NAME PATH"
    case .skip: "skip ['WHY']"
    }
  }

  /// How many arguments it takes.
  package var counts: ClosedRange<Int> {
    switch self {
    case .billctl, .home: 0...Int.max - 1
    case .exec, .exists, .mkdir, .rm, .type: 1...Int.max - 1
    case .status, .copyStdout, .env, .cd, .stdin, .tty, .now, .advance: 1...1
    case .stdout, .stderr: 1...2
    case .grep: 2...3
    case .cmp, .cmpenv, .mode, .cp, .chmod, .symlink, .capture: 2...2
    case .json: 1...4
    case .skip: 0...1
    }
  }
}
